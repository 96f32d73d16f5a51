using FsCheck.Fluent;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Evidence.Anomalies;

public class CostDetectorTests
{
    private static readonly Core.Policy.CostAnomalyPolicy Limits = TestPolicies.Shipped.Monitoring.Anomalies.Slippage;

    /// <summary>Sixteen trades at 20 and 22 bps beside 2,000 at 10 with deviation 10: z 3.719 (alpha 0.0001) x 10 x sqrt(1/16 + 1/2000) is 9.335.</summary>
    [Fact]
    public void Judge_SixteenTrades_HasTheThresholdOfTheFormula()
    {
        var judged = CostDetector.Judge(
            Window([.. Enumerable.Range(0, 16).Select(i => i % 2 == 0 ? 20m : 22m)]), AccountStream.Expected, t => t.Slippage, new ExpectedCost(10, 10, 1), Limits, 0.0001, "slippage")!.Value;

        Assert.Equal(21, judged.Observed, 9);
        Assert.Equal(19.335, judged.Threshold, 3);
        Assert.True(judged.IsBeyond);
        Assert.False(judged.IsBack);
    }

    [Fact]
    public void Judge_TooFewTrades_SaysNothing() => Assert.Null(CostDetector.Judge(
        Window([90, 90, 90]), AccountStream.Expected, t => t.Slippage, new ExpectedCost(10, 10, 1), Limits, 0.0001, "slippage"));

    [Fact]
    public void Judge_InAnotherUnit_SaysTheSame() => Properties.Check(
        from bps in Gen.Choose(0, 60).Select(x => (decimal)x).ArrayOf(20)
        from power in Gen.Choose(0, 4)
        select (bps, 1 << power),
        c => IsBeyond(c.bps, 1) == IsBeyond(c.bps, c.Item2));

    private static bool IsBeyond(decimal[] bps, int scale) => CostDetector.Judge(
        Window(bps),
        AccountStream.Expected,
        t => t.Slippage * scale,
        new ExpectedCost(20 * scale, 10 * scale, 1),
        Limits with { ToleranceBps = Limits.ToleranceBps * scale },
        0.05,
        "slippage")!.Value.IsBeyond;

    private static ObservationWindow Window(decimal[] bps)
    {
        var window = new ObservationWindow(TestPolicies.Shipped.Monitoring.Anomalies, Interval.QuarterHour);
        Trade[] trades = [.. bps.Select((b, i) => TestTrades.Of("BTC-USD", TestTrades.Slot.AddMs(i * 60_000L), 1, 100, 101) with { BoughtAtMid = new Money(100 - (b / 100)) })];
        window.Add(new CycleObservation { Slot = TestTrades.Slot + TimeSpan.FromDays(1), DurationMs = 1, Trades = [.. trades] });
        return window;
    }
}
