using System.Text.Json;
using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Core.Analytics.Regression;

/// <summary>What a policy came to on a dataset when somebody last looked and agreed. Whoever changes that says so by changing this.</summary>
public sealed record RegressionBaseline
{
    private const int CurrentSchema = 1;

    /// <summary>Version of this document's shape.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>Id of the dataset: on another one nothing can be compared.</summary>
    public required string DatasetId { get; init; }

    /// <summary>How to come by that dataset, for people.</summary>
    public required string DatasetMadeBy { get; init; }

    /// <summary>Hash of the policy it was taken with: told beside a difference, as it may explain it.</summary>
    public required string PolicyHash { get; init; }

    public required IReadOnlyList<ProductId> Products { get; init; }

    /// <summary>Length of the candles to read.</summary>
    public required Interval Candles { get; init; }

    /// <summary>First decision.</summary>
    public required Timestamp From { get; init; }

    /// <summary>End, exclusive.</summary>
    public required Timestamp To { get; init; }

    /// <summary>Of the mock exchange's draws.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whether orders and fills may differ as long as the figures keep within their tolerances.</summary>
    public required bool AreOrdersFree { get; init; }

    /// <summary>How far a figure may be from the baseline's, either way, in its own unit.</summary>
    public required RegressionFigures Tolerances { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<RegressionRun> Runs { get; init; }

    /// <summary>The document, indented.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this with { SchemaVersion = CurrentSchema }, CoreJson.Indented), (byte)'\n'];

    /// <param name="content">What <see cref="ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not a baseline, one of nothing, or one with a negative tolerance.</exception>
    public static RegressionBaseline Read(ReadOnlySpan<byte> content, string label)
    {
        RegressionBaseline? baseline;
        try
        {
            baseline = JsonSerializer.Deserialize<RegressionBaseline>(content, CoreJson.Indented);
        }
        catch (JsonException error)
        {
            throw new InputException($"{label}: not a baseline: {error.Message}", error);
        }

        if (baseline is not { SchemaVersion: CurrentSchema })
        {
            throw new InputException($"{label}: schema_version {baseline?.SchemaVersion}; expected {CurrentSchema}");
        }

        baseline.Require(label);
        return baseline;
    }

    /// <exception cref="InputException">A baseline of nothing, or one with a negative tolerance.</exception>
    public void Require(string label)
    {
        if (Runs.Count == 0)
        {
            throw new InputException($"{label}: runs: none; expected at least one");
        }

        // A run without a trade would agree with any loader that returns nothing.
        if (Runs.FirstOrDefault(run => run.Figures.Trades < 1) is { } empty)
        {
            throw new InputException($"{label}: runs: {empty.FillMode.ToCode()}, {empty.FeeSchedule}: {empty.Figures.Trades} trades; expected at least 1");
        }

        var negative = RegressionCheck.Values(Tolerances).FirstOrDefault(figure => !(figure.Value >= 0));
        if (negative.Name is not null)
        {
            throw new InputException($"{label}: tolerances.{negative.Name}: {negative.Value}; expected 0 or more");
        }
    }
}
