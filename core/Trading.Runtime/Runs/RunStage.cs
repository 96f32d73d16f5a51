using System.Collections.Immutable;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Runs;

/// <summary>The slices of one stage of a run, in an order that is the same wherever it is planned.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Slices">Each once.</param>
public sealed record RunStage(int Number, ImmutableArray<SliceSpec> Slices)
{
    private const int SchemaVersion = 1;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new Document(SchemaVersion, Number, Slices), CoreJson.Compact);

    /// <param name="content">What <see cref="ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not a stage, or of an unknown version.</exception>
    public static RunStage Read(ReadOnlySpan<byte> content, string label)
    {
        try
        {
            return JsonSerializer.Deserialize<Document>(content, CoreJson.Compact) is { SchemaVersion: SchemaVersion } document
                ? new RunStage(document.Stage, document.Slices)
                : throw new InputException($"{label}: not a run's stage of version {SchemaVersion}");
        }
        catch (JsonException error)
        {
            throw new InputException($"{label}: not a run's stage: {error.Message}", error);
        }
    }

    private sealed record Document(int SchemaVersion, int Stage, ImmutableArray<SliceSpec> Slices);
}
