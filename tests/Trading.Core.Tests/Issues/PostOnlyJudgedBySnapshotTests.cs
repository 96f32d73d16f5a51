using Trading.Core.Backtesting;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Issues;

/// <summary>A post-only order two ticks away from the snapshot was refused: the venue judges by the book at arrival.</summary>
public sealed class PostOnlyJudgedBySnapshotTests
{
    [Fact]
    public void TwoTicksAwayWhenSent_CrossesTheBookItMeets()
    {
        var options = OptionsOf(FillMode.Optimistic, SeedWith(isHighFirst: true)) with { LatencyMs = 1_000 };
        var venue = With(options, CostsOf(), At(0, 100, 100, 97, 97));
        venue.Submit(venue.Limit(Side.Buy, 1, 99.98m), Noon).RunAll();

        // A second later the price is at 99.95.
        Assert.Equal(VenueRejection.PostOnlyWouldCross, Assert.Single(venue.Events).Rejection);
    }

    [Fact]
    public void CrossingWhenSent_RestsInTheBookItMeets()
    {
        var options = OptionsOf(FillMode.Optimistic, SeedWith(isHighFirst: true)) with { LatencyMs = 1_000 };
        var venue = With(options, CostsOf(), At(0, 100, 103, 100, 103));
        venue.Submit(venue.Limit(Side.Buy, 1, 100.02m), Noon).Run(Seconds(1));
        Assert.Equal(VenueReportKind.Accepted, Assert.Single(venue.Events).Kind);
    }
}
