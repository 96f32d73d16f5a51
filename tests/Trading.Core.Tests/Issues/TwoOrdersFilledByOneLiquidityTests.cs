using Trading.Core.Backtesting;
using Trading.Core.Market;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Issues;

/// <summary>Two orders were once filled by the same traded volume, and a backtest bought more than the market had sold.</summary>
public sealed class TwoOrdersFilledByOneLiquidityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public void HoweverManyOrders_TheCandleGivesItsShareOnce(int orders)
    {
        // 25 % of 100 units; each order alone would take all of them.
        var venue = With(OptionsOf(FillMode.Optimistic), CostsOf(), Flat(0, 10, volume: 100));
        for (var i = 0; i < orders; i++)
        {
            venue.Submit(venue.Market(Side.Buy, 30), Seconds(i));
        }

        Assert.Equal(25m, venue.RunAll().Fills.Sum(f => f.Quantity.Value));
    }
}
