using System.Text.Json;
using Trading.Core;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Accounts;

/// <summary>Accounts as text: the same account always gives the same text, and reading it gives the account back exactly.</summary>
public static class AccountJson
{
    public static string Write(AccountDocument document) => JsonSerializer.Serialize(document, CoreJson.Compact);

    /// <param name="json">What <see cref="Write"/> gave.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="InputException">Not an account, or one of a newer schema.</exception>
    public static AccountDocument Read(string json, string source)
    {
        try
        {
            RequireSchema(json, source);
            return JsonSerializer.Deserialize<AccountDocument>(json, CoreJson.Compact)
                ?? throw new InputException($"{source}: 'null' is not an account");
        }
        catch (JsonException error)
        {
            throw new InputException($"{source}: not an account: {error.Message}", error);
        }
    }

    // Before the rest is read: a newer schema may have members that would otherwise be the error reported.
    private static void RequireSchema(string json, string source)
    {
        using var document = JsonDocument.Parse(json);
        var schema = document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("schema_version", out var version)
            && version.TryGetInt32(out var number)
                ? number
                : throw new InputException($"{source}: no schema version; expected an account of schema {AccountDocument.CurrentSchema}");
        if (schema != AccountDocument.CurrentSchema)
        {
            throw new InputException(
                $"{source}: an account of schema {schema}; this program reads schema {AccountDocument.CurrentSchema}. Use the version that wrote it, or a newer one");
        }
    }
}
