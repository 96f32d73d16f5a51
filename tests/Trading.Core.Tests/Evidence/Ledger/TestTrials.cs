using Trading.Core.Backtesting;
using Trading.Core.Evidence.Ledger;
using Trading.Core.Market;

namespace Trading.Core.Tests.Evidence.Ledger;

/// <summary>Trials made by hand.</summary>
internal static class TestTrials
{
    public const string Lineage = "market";

    public static readonly Timestamp Start = Timestamp.Utc(2024, 1, 1);

    public static Trial Of(string decision, string products = "BTC-USD", int from = 0, int to = 100, double? sharpe = 0.1) => new()
    {
        DecisionHash = decision,
        PolicyHash = $"policy of {decision}",
        DatasetLineage = Lineage,
        DatasetId = "dataset",
        Products = [.. products.Split(',').Select(p => ProductId.Parse(p))],
        Candles = Interval.QuarterHour,
        From = Day(from),
        To = Day(to),
        FillMode = FillMode.Base,
        FeeSchedule = "default",
        EngineVersion = "test",
        Trades = 120,
        Days = to - from,
        SharpePerDay = sharpe,
        ReturnsHash = $"returns of {decision}",
    };

    public static Timestamp Day(int number) => Start + TimeSpan.FromDays(number);

    /// <summary>A chain of these trials.</summary>
    public static LedgerEntry[] Chain(params IReadOnlyList<Trial> trials)
    {
        var entries = new List<LedgerEntry>();
        foreach (var trial in trials)
        {
            entries.Add(new LedgerEntry(entries.Count + 1, entries.Count == 0 ? LedgerEntry.Genesis : entries[^1].Hash, trial));
        }

        return [.. entries];
    }

    public static TrialReturns Returns(int firstDay, params double[] returns) =>
        new() { Days = [.. Enumerable.Range(firstDay, returns.Length)], Returns = returns };
}
