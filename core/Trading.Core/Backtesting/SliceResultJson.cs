using System.Text.Json;
using Trading.Core.TradeLog;

namespace Trading.Core.Backtesting;

/// <summary>Slice results as bytes: the same result always gives the same ones, and reading them gives it back exactly.</summary>
public static class SliceResultJson
{
    private const int SchemaVersion = 1;

    public static byte[] Write(SliceResult result) =>
        JsonSerializer.SerializeToUtf8Bytes(new Document(SchemaVersion, result.Spec.Id, result), CoreJson.Compact);

    /// <param name="content">What <see cref="Write"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not a slice result, of an unknown version, or of another slice than its id says.</exception>
    public static SliceResult Read(ReadOnlySpan<byte> content, string label)
    {
        Document? document;
        try
        {
            document = JsonSerializer.Deserialize<Document>(content, CoreJson.Compact);
        }
        catch (JsonException error)
        {
            throw new InputException($"{label}: not a slice result: {error.Message}", error);
        }

        if (document is null || document.SchemaVersion != SchemaVersion)
        {
            throw new InputException($"{label}: schema version {document?.SchemaVersion}; expected {SchemaVersion}");
        }

        return document.Result.Spec.Id == document.SliceId
            ? document.Result
            : throw new InputException($"{label}: holds slice {document.Result.Spec.Id} under the id {document.SliceId}");
    }

    private sealed record Document(int SchemaVersion, string SliceId, SliceResult Result);
}
