using System.Text.Json;

namespace Trading.Core.MarketData.Datasets;

/// <summary>
/// Reads and writes <c>dataset.json</c>. One manifest has exactly one canonical form (fixed order of members, products by
/// id, intervals finest first, files by month, shortest decimals), whose SHA-256 is the dataset's id.
/// </summary>
public static class DatasetManifestJson
{
    /// <summary>The only layout this code knows.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The canonical form, in UTF-8.</summary>
    /// <exception cref="InputException">The manifest contradicts itself.</exception>
    public static byte[] Write(DatasetManifest manifest)
    {
        ManifestRules.Check(manifest, DatasetPaths.Manifest);
        return [.. JsonSerializer.SerializeToUtf8Bytes(ManifestDocument.From(manifest), Options), (byte)'\n'];
    }

    /// <summary>SHA-256 of the canonical form.</summary>
    /// <exception cref="InputException">The manifest contradicts itself.</exception>
    public static string IdOf(DatasetManifest manifest) => ContentHash.Of(Write(manifest));

    /// <param name="json">The content of a <c>dataset.json</c>.</param>
    /// <param name="source">How to name it in an error, such as its path.</param>
    /// <exception cref="InputException">Not JSON, of another schema version, with unknown or missing members, or contradicting itself.</exception>
    public static DatasetManifest Read(ReadOnlySpan<byte> json, string source)
    {
        try
        {
            CheckVersion(json, source);
            var document = JsonSerializer.Deserialize<ManifestDocument>(json, Options)
                ?? throw new InputException($"{source}: 'null' is not a dataset manifest");
            var manifest = document.ToManifest(source);
            ManifestRules.Check(manifest, source);
            return manifest;
        }
        catch (JsonException e)
        {
            throw new InputException($"{source}: not a dataset manifest: {e.Message}", e);
        }
    }

    // Read before the rest: a later version may have members that would otherwise be the error reported.
    private static void CheckVersion(ReadOnlySpan<byte> json, string source)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("schemaVersion", out var version))
        {
            throw new InputException($"{source}: schemaVersion is missing; expected {SchemaVersion}");
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != SchemaVersion)
        {
            throw new InputException($"{source}: schemaVersion {version.GetRawText()} is unknown; expected {SchemaVersion}");
        }
    }
}
