using Trading.Core.Backtesting;
using Trading.Core.Market;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Issues;

/// <summary>Stops that filled at their own level inside a candle once doubled a backtest's result.</summary>
public sealed class PerfectStopsInsideACandleTests
{
    [Theory]
    [InlineData(FillMode.Optimistic)]
    [InlineData(FillMode.Base)]
    [InlineData(FillMode.Pessimistic)]
    public void StopSeenAtTheClose_SellsWhereTheMarketIsByThen(FillMode mode)
    {
        // The candle fell through a stop at 97 to 94; the exit decided at its close meets a market that opened at 93.
        var options = OptionsOf(mode) with { LatencyMs = 250 };
        var venue = From(options, CostsOf(), Holding(options, 1), At(0, 100, 100, 94, 94), At(1, 93, 93, 90, 90));
        venue.Submit(venue.Market(Side.Sell, 1), Seconds(60)).RunAll();

        Assert.InRange(Assert.Single(venue.Fills).Price.Value, 92.50m, 93m);
    }
}
