using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Portfolio;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Testing;

/// <summary>Results of slices and merged runs made by hand: one NAV a UTC day, nothing between.</summary>
internal static class TestRuns
{
    public static readonly Timestamp Start = Timestamp.Utc(2025, 3, 1);

    public static FunnelCounts NoFunnel { get; } = new()
    {
        Cycles = 0,
        Scanned = 0,
        Triggered = 0,
        Proposed = 0,
        Approved = 0,
        Sent = 0,
        Filled = 0,
        Universe = [],
        Quality = [],
        Signals = [],
        Rules = [],
        Risk = [],
        Plans = [],
        Legs = [],
    };

    /// <summary>A run of one slice that starts on 1 March 2025.</summary>
    public static MergedRun Of(decimal initial, params decimal[] navs) => SliceMerge.Merge([Slice(Start, initial, navs)]);

    /// <summary>A slice whose marks are one a day, at the midnight that ends it.</summary>
    public static SliceResult Slice(Timestamp from, decimal initial, params decimal[] navs)
    {
        NavMark[] marks = [new(from, new Money(initial)), .. navs.Select((n, i) => new NavMark(from + TimeSpan.FromDays(i + 1), new Money(n)))];
        return new SliceResult
        {
            Spec = Spec(from, from + TimeSpan.FromDays(navs.Length)),
            Trades = [],
            OpenPositions = [],
            Days = [.. navs.Select((n, i) => new DayPoint(from + TimeSpan.FromDays(i), new Money(n), double.NaN))],
            Deepest = Deepest(marks),
            Highest = marks.MaxBy(m => m.Nav),
            Lowest = marks.MinBy(m => m.Nav),
            ReferenceAtStart = double.NaN,
            MeanExposurePct = 0,
            Funnel = NoFunnel,
            Ledger = Ledger.Open(new Money(initial)),
            FinalNav = new Money(navs[^1]),
            IsDrawdownLatched = false,
            Orders = 0,
            Fills = 0,
            OrderListHash = $"hash of {from}",
            Candles = 0,
        };
    }

    public static SliceSpec Spec(Timestamp from, Timestamp to) => new()
    {
        DatasetId = "dataset",
        Candles = Interval.QuarterHour,
        Products = [ProductId.Parse("BTC-USD"), ProductId.Parse("ETH-USD")],
        From = from,
        To = to,
        WarmUpHours = 192,
        PolicyHash = "policy",
        FillMode = FillMode.Base,
        FeeSchedule = "default",
        Seed = 1,
        EngineVersion = "test",
    };

    public static MergedRun With(this MergedRun run, params Trade[] trades) => run with { Trades = trades };

    // Every pair of a high and a later low.
    private static Drawdown Deepest(NavMark[] marks)
    {
        var deepest = default(Drawdown);
        foreach (var (i, high) in marks.Index())
        {
            foreach (var low in marks[i..])
            {
                var pct = (high.Nav - low.Nav) / high.Nav * 100m;
                deepest = pct > deepest.Pct ? new Drawdown(pct, high.At, low.At, high.Nav) : deepest;
            }
        }

        return deepest;
    }
}
