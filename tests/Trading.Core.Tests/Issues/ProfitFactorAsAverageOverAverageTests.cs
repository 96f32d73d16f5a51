using Trading.Core.Analytics;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>Profit factor was computed as average win over average loss.</summary>
public sealed class ProfitFactorAsAverageOverAverageTests
{
    [Fact]
    public void ManySmallLossesAndOneWin_IsGrossOverGross()
    {
        // One win of 30, three losses of 20: average over average would call it 1.5.
        var win = TestTrades.Of("BTC-USD", TestTrades.Slot, 1, 100, 130);
        var loss = TestTrades.Of("BTC-USD", TestTrades.Slot, 1, 100, 80);

        Assert.Equal(0.5m, TradeStatistics.Of([win, loss, loss, loss]).ProfitFactor);
    }
}
