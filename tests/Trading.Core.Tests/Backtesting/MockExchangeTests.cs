using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

public class MockExchangeTests
{
    [Fact]
    public void Step_NothingToDo_MovesTheClockAndAllocatesNothing()
    {
        Assert.Equal(0, Allocations.Of(() =>
        {
            var venue = With(Flat(0, 100));
            venue.Run(Seconds(1));
            return () =>
            {
                for (var i = 0; i < 1_000; i++)
                {
                    Assert.False(venue.Exchange.HasWork || venue.Exchange.Step(Noon.AddMs(2_000 + i), venue.Events));
                }

                Assert.True(venue.Exchange.Now == Noon.AddMs(2_999));
            };
        }));
    }

    [Fact]
    public void Step_SeveralInstants_ReportsOneInstantAtATime()
    {
        var venue = With(Flat(0, 100), Flat(1, 100));
        venue.Submit(venue.Market(Side.Buy, 1), Seconds(2)).Submit(venue.Market(Side.Buy, 1), Seconds(1));

        Assert.True(venue.Exchange.Step(Seconds(60), venue.Events));
        Assert.Equal(Seconds(1), venue.Exchange.Now);
        Assert.All(venue.Events, e => Assert.Equal(Seconds(1), e.At));
        Assert.True(venue.Exchange.Step(Seconds(60), venue.Events));
        Assert.Equal(Seconds(2), venue.Exchange.Now);
        Assert.False(venue.Exchange.Step(Seconds(60), venue.Events));
        Assert.Equal(Seconds(60), venue.Exchange.Now);
    }

    [Fact]
    public void LastPrice_Instant_IsThePathsOrTheLastClose()
    {
        var options = OptionsOf(FillMode.Pessimistic, SeedWith(isHighFirst: true));
        var venue = With(options, CostsOf(), At(0, 100, 101, 99, 100.25));
        Assert.Equal(0m, venue.Exchange.LastPrice(Aaa, Seconds(-1)).Value);
        Assert.Equal(100m, venue.Exchange.LastPrice(Aaa, Noon).Value);

        // Pieces of 1, 2 and 1.25: the high comes after 60 / 4.25 = 14.118 s; 5 s in, the path is at 100.354.
        Assert.Equal(100.35m, venue.Exchange.LastPrice(Aaa, Seconds(5)).Value);
        Assert.Equal(100.25m, venue.Exchange.LastPrice(Aaa, Seconds(600)).Value);
    }

    [Fact]
    public void Submit_SameIntent_HasTheSameVenueIdsOnEveryRun()
    {
        var first = Ids();
        Assert.Equal(first, Ids());
        Assert.Equal(first.Length, first.Distinct(StringComparer.Ordinal).Count());

        static string[] Ids()
        {
            var venue = With(Flat(0, 100));
            venue.Submit(venue.Market(Side.Buy, 1), Noon).Submit(venue.Market(Side.Buy, 1), Noon).Run(Noon);
            return [.. venue.Fills.Select(f => f.VenueTradeId)];
        }
    }

    [Theory]
    [InlineData(FillMode.Optimistic, 25)]
    [InlineData(FillMode.Base, 10)]
    [InlineData(FillMode.Pessimistic, 2.5)]
    public void From_ShippedPolicy_TakesTheModesNumbers(FillMode mode, double participationPct)
    {
        var options = MockExchangeOptions.From(TestPolicies.Shipped.Simulation, mode, 5, "a", new Money(3));
        Assert.Equal((mode, participationPct), (options.Mode, options.Fill.ParticipationPct));
        Assert.Equal(TestPolicies.Shipped.Simulation.LatencyMs, options.LatencyMs);
        Assert.Equal((5UL, "a", 3m), (options.Seed, options.Account, options.OpeningCash.Amount));
        Assert.Equal(Tier.T2, options.TierOf(Aaa));
    }
}
