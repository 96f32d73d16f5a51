using System.Text.Json;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>What a backtest says of an account that trades by the same policy.</summary>
public sealed record Expectation
{
    private const int CurrentSchema = 1;

    /// <summary>Version of this document's shape.</summary>
    public required int SchemaVersion { get; init; }

    public required string PolicyHash { get; init; }

    public required string EngineVersion { get; init; }

    public required string DatasetId { get; init; }

    public required Timestamp From { get; init; }

    public required Timestamp To { get; init; }

    /// <summary>Days that were traded.</summary>
    public required int Days { get; init; }

    /// <summary>Closed trades.</summary>
    public required int Trades { get; init; }

    /// <summary>Trades with a positive net result.</summary>
    public required int Wins { get; init; }

    /// <summary>How much more wins vary than those of independent trades; see <see cref="ClusterEffect"/>.</summary>
    public required double WinDispersion { get; init; }

    /// <summary>Entries that were sent.</summary>
    public required long Entries { get; init; }

    /// <summary>Entries that filled at least in part.</summary>
    public required long EntriesFilled { get; init; }

    /// <summary>Variance over mean of the trades opened on a UTC day: 1 for a Poisson, more where entries come together; at least 1.</summary>
    public required double EntryDispersion { get; init; }

    public required ExpectedCost Slippage { get; init; }

    public required ExpectedCost Fees { get; init; }

    /// <summary>Net return of a trade.</summary>
    public required ExpectedReturn Return { get; init; }

    /// <summary>Filled entries a day; one more than were seen, as a short backtest may have had none.</summary>
    public double EntriesPerDay => (double)(EntriesFilled + 1) / Days;

    /// <summary>What a run says; null of one without a day.</summary>
    public static Expectation? Of(MergedRun run)
    {
        var (first, last, trades) = (run.Slices[0], run.Slices[^1], run.Trades);
        return run.Days.Count == 0 ? null : new Expectation
        {
            SchemaVersion = CurrentSchema,
            PolicyHash = first.PolicyHash,
            EngineVersion = first.EngineVersion,
            DatasetId = first.DatasetId,
            From = first.From,
            To = last.To,
            Days = run.Days.Count,
            Trades = trades.Count,
            Wins = trades.Count(t => t.Net.IsPositive),
            WinDispersion = ClusterEffect.Of(trades, t => t.Net.IsPositive ? 1 : 0),
            Entries = run.Funnel.Sent,
            EntriesFilled = run.Funnel.Filled,
            EntryDispersion = DispersionOf(trades, run.Days.Count),
            Slippage = ExpectedCost.Of(trades, t => t.Slippage),
            Fees = ExpectedCost.Of(trades, t => t.Fees),
            Return = ExpectedReturn.Of(trades),
        };
    }

    /// <summary>The document as indented JSON.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Indented), (byte)'\n'];

    /// <param name="content">What <see cref="ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not an expectation, of an unknown version, or impossible.</exception>
    public static Expectation Read(ReadOnlySpan<byte> content, string label)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Expectation>(content, CoreJson.Indented)
                ?? throw new InputException($"{label}: 'null'; expected an expectation");
            return read.Problem() is { } problem ? throw new InputException($"{label}: {problem}") : read;
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new InputException($"{label}: not an expectation: {error.Message}", error);
        }
    }

    private string? Problem() => this switch
    {
        { SchemaVersion: not CurrentSchema } => $"schema_version is {SchemaVersion}; expected {CurrentSchema}",
        { Days: < 1 } => $"days is {Days}; expected at least 1",
        { Trades: < 0 } => $"trades is {Trades}; expected at least 0",
        _ when Wins < 0 || Wins > Trades => $"wins is {Wins}; expected 0 to trades ({Trades})",
        _ when EntriesFilled < 0 || EntriesFilled > Entries => $"entries_filled is {EntriesFilled}; expected 0 to entries ({Entries})",
        _ when !IsDispersion(EntryDispersion) => FormattableString.Invariant($"entry_dispersion is {EntryDispersion}; expected at least 1"),
        _ when !IsDispersion(WinDispersion) => FormattableString.Invariant($"win_dispersion is {WinDispersion}; expected at least 1"),
        _ when !IsCost(Slippage) => FormattableString.Invariant($"slippage is {Slippage.MeanBps} with deviation {Slippage.DeviationBps} and dispersion {Slippage.Dispersion}; expected finite numbers"),
        _ when !IsCost(Fees) => FormattableString.Invariant($"fees is {Fees.MeanBps} with deviation {Fees.DeviationBps} and dispersion {Fees.Dispersion}; expected finite numbers"),
        _ => null,
    };

    private static bool IsDispersion(double value) => value >= 1 && double.IsFinite(value);

    private static bool IsCost(ExpectedCost cost) =>
        double.IsFinite(cost.MeanBps) && cost.DeviationBps >= 0 && double.IsFinite(cost.DeviationBps) && IsDispersion(cost.Dispersion);

    private static double DispersionOf(IReadOnlyList<Trade> trades, int days)
    {
        var counts = trades.GroupBy(t => t.EntryAt.Floor(Interval.OneDay)).Select(day => (double)day.Count()).ToArray();
        var mean = trades.Count / (double)days;
        var squares = counts.Sum(n => (n - mean) * (n - mean)) + (Math.Max(0, days - counts.Length) * mean * mean);
        return days > 1 && mean > 0 ? Math.Max(1, squares / (days - 1) / mean) : 1;
    }
}
