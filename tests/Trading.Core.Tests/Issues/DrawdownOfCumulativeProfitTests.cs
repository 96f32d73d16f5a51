using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>Drawdown was taken relative to cumulative profit.</summary>
public sealed class DrawdownOfCumulativeProfitTests
{
    [Fact]
    public void HalfOfASmallProfitLost_IsASmallDrawdownOfTheAccount()
    {
        // 1,000 earns 10 and gives 5 back: half the profit, 0.495 % of the account.
        var recorder = new EquityRecorder(new Money(1000), TestRuns.Start);
        foreach (var (hour, nav) in new[] { (0, 1000m), (1, 1010m), (2, 1005m) })
        {
            var slot = TestRuns.Start + TimeSpan.FromHours(hour);
            recorder.Record(CycleState.Open(new Money(nav), slot), slot, double.NaN);
        }

        Assert.Equal(5m / 1010 * 100, recorder.Deepest.Pct);
    }
}
