using Trading.Core.Market;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Issues;

/// <summary>An order for 2.64 dollars was once booked as 2.64 ETH.</summary>
public sealed class QuoteSizeBookedAsBaseTests
{
    [Fact]
    public void OrderForDollars_BuysUnitsForThem()
    {
        var venue = With(Flat(0, 50));
        venue.Submit(venue.MarketForQuote(2.64m), Noon).RunAll();

        // 2.64 / (50 x 1.006) = 0.05248..., floored to 0.052.
        Assert.Equal(0.052m, venue.Exchange.HoldingOf(Aaa).Value);
        Assert.Equal(10_000m - 2.6m - 0.0156m, venue.Exchange.Cash.Amount);
    }
}
