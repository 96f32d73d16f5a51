using Trading.Core.Evidence.Anomalies;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Evidence.Anomalies;

public class ClusterEffectTests
{
    /// <summary>A week of losses, a week of wins: each block's sum is 1 off, (1 + 1) / (4 x 0.25).</summary>
    [Fact]
    public void Of_PairsThatAgree_IsTwo() => Assert.Equal(2, Effect((0, 0), (0, 0), (7, 1), (7, 1)), 12);

    [Fact]
    public void Of_PairsThatCancel_IsOneAndNotLess() => Assert.Equal(1, Effect((0, 0), (0, 1), (7, 0), (7, 1)), 12);

    /// <summary>Days that cancel within their weeks still count by day.</summary>
    [Fact]
    public void Of_DaysThatAgreeAndWeeksThatCancel_IsThatOfDays() => Assert.Equal(2, Effect((0, 0), (0, 0), (1, 1), (1, 1)), 12);

    [Fact]
    public void Of_EqualTrades_IsOne() => Assert.Equal(1, Effect((0, 3), (0, 3)), 12);

    [Fact]
    public void Of_NoTrade_IsOne() => Assert.Equal(1, Effect(), 12);

    private static double Effect(params (int Day, double Value)[] trades)
    {
        // A Thursday, with which weeks since 1970 begin.
        var start = Core.Market.Timestamp.Utc(2025, 3, 6);
        Trade[] made = [.. trades.Select((t, i) => TestTrades.Of("BTC-USD", start + TimeSpan.FromDays(t.Day) + TimeSpan.FromHours(i), 1, 100, 101))];
        var values = made.Zip(trades, (trade, t) => (trade, t.Value)).ToDictionary(p => p.trade.Id, p => p.Value);
        return ClusterEffect.Of(made, t => values[t.Id]);
    }
}
