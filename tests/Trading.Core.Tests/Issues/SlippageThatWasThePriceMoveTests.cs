using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>What was called slippage was the move of the price, with mids equal to fills.</summary>
public sealed class SlippageThatWasThePriceMoveTests
{
    [Fact]
    public void MarketMovedAndFillsWereAway_AreToldApart()
    {
        // Mid 100 -> 110; bought 0.1 above it and sold 0.2 below it, 0.3 of fees.
        var trade = TestTrades.Of("BTC-USD", TestTrades.Slot, 1, 100.1m, 109.8m, 0.3m) with
        {
            BoughtAtMid = new Money(100),
            SoldAtMid = new Money(110),
        };

        Assert.Equal(new Money(10), trade.Edge);
        Assert.Equal(new Money(0.3m), trade.Slippage);
        Assert.Equal(new Money(9.4m), trade.Net);
        Assert.Equal(trade.Edge - trade.Slippage - trade.Fees, trade.Net);
    }
}
