using Trading.Core.Analytics;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Analytics;

public class CostSplitTests
{
    [Fact]
    public void Of_FiveTrades_IsNetBeforeAndAfterFeesExactly()
    {
        var split = CostSplit.Of(TestTrades.Five());

        Assert.Equal(new CostSplit(new Money(4), new Money(1), Money.Zero, new Money(5), new Money(3), new Money(-2)), split);
    }

    [Fact]
    public void DayResult_FiveTrades_IsSplitByTheDayOfTheExit()
    {
        // From noon on 5 March: three close that day, the fourth entered at 22:00 closes at 8:00, the fifth at noon of the next.
        var days = DayResult.By(TestTrades.Five());

        Assert.Equal(
            [
                new DayResult(Core.Market.Timestamp.Utc(2025, 3, 5), 3, new Money(18), new Money(1), new Money(3), new Money(14)),
                new DayResult(Core.Market.Timestamp.Utc(2025, 3, 6), 2, new Money(-14), Money.Zero, new Money(2), new Money(-16)),
            ],
            days);
    }

    [Fact]
    public void GroupResult_ByProduct_AddsUpInOrdinalOrder()
    {
        var groups = GroupResult.By(TestTrades.Five(), t => t.Product.Value);

        Assert.Equal(
            [
                new GroupResult("BTC-USD", 2, 100, new Money(14), new Money(3), new Money(11)),
                new GroupResult("ETH-USD", 2, 50, new Money(-4), new Money(3), new Money(-7)),
                new GroupResult("SOL-USD", 1, 0, new Money(-6), Money.Zero, new Money(-6)),
            ],
            groups);
    }

    [Fact]
    public void GroupResult_KeysThatCulturesSortOtherwise_StandOrdinally()
    {
        var trade = TestTrades.Five()[0];
        string[] keys = ["b", "B", "_", "a", "A"];
        var groups = GroupResult.By(keys.Select(k => trade with { Entry = trade.Entry with { Signal = k } }), t => t.Entry.Signal);

        Assert.Equal(["A", "B", "_", "a", "b"], groups.Select(g => g.Key));
    }

    [Fact]
    public void HistogramBin_ValuesOnEdges_BelongToTheBinThatBeginsThere()
    {
        var bins = HistogramBin.Of([-5, -1, 0, 0.5, 1, 2, 7], -1, 0, 1);

        Assert.Equal(
            [new HistogramBin(null, -1, 1), new HistogramBin(-1, 0, 1), new HistogramBin(0, 1, 2), new HistogramBin(1, null, 3)],
            bins);
    }

    [Fact]
    public void GroupResult_ByExit_CountsReasons() => Assert.Equal(
        [("stop", 1), ("target", 4)],
        GroupResult.By(TestTrades.Five(), t => t.Exit.ToCode()).Select(g => (g.Key, g.Trades)));
}
