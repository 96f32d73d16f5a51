using Trading.Core.Backtesting;
using Trading.Core.Costs;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Issues;

/// <summary>A real account paid 120 bps where the model said 60: the shipped policy carries both, and a run can ask for either.</summary>
public sealed class FeesFarAboveTheModelTests
{
    [Theory]
    [InlineData(null, 60)]
    [InlineData("taker_120", 120)]
    public void ScheduleOfTheRun_IsWhatTheVenueCharges(string? schedule, int takerBps)
    {
        var venue = With(OptionsOf(FillMode.Base), new CostModel(TestPolicies.Shipped.Costs, schedule), Flat(0, 100));
        venue.Submit(venue.Market(Side.Buy, 1), Noon).RunAll();

        var fill = Assert.Single(venue.Fills);
        Assert.Equal(fill.Notional.Amount * takerBps / 10_000, fill.Fee.Amount);
    }
}
