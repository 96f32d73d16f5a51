using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using Trading.Core.Universe;

namespace Trading.Core.Tests.Universe;

/// <summary>What carries over from cycle to cycle.</summary>
public sealed class UniverseStateTests
{
    private static readonly Timestamp Start = UniverseWorld.Start;

    [Fact]
    public void Judge_MemberFails_LeavesAfterThreeFailingJudgements()
    {
        var world = UniverseWorld.Shipped("BTC-USD");
        world.JudgeAtHour(0);
        world.Features("BTC-USD").QuoteVolume24h = 1e6;

        Assert.Equal(
            [UniverseReason.Eligible, UniverseReason.Eligible, UniverseReason.Volume],
            new[] { 1.0, 2, 3 }.Select(hour => world.JudgeAtHour(hour).Reason("BTC-USD")));
        world.Features("BTC-USD").QuoteVolume24h = 20e6;
        Assert.Equal(UniverseReason.Volume, world.JudgeAtHour(3.75).Reason("BTC-USD"));
        Assert.Equal(UniverseReason.Eligible, world.JudgeAtHour(4).Reason("BTC-USD"));
    }

    [Fact]
    public void Judge_MemberRecovers_FailuresStartAgain()
    {
        var world = UniverseWorld.Shipped("BTC-USD");
        var reasons = new List<UniverseReason>();
        foreach (var (volume, hour) in new[] { 2e7, 1e6, 1e6, 2e7, 1e6, 1e6, 1e6 }.Select((volume, hour) => (volume, hour)))
        {
            world.Features("BTC-USD").QuoteVolume24h = volume;
            reasons.Add(world.JudgeAtHour(hour).Reason("BTC-USD"));
        }

        Assert.All(reasons[..6], reason => Assert.Equal(UniverseReason.Eligible, reason));
        Assert.Equal(UniverseReason.Volume, reasons[6]);
    }

    [Fact]
    public void Judge_WithinTheRefreshInterval_MembershipStays()
    {
        var world = UniverseWorld.Shipped("BTC-USD", "ETH-USD");
        world.Features("ETH-USD").QuoteVolume24h = 1e6;
        world.JudgeAtHour(0.005);
        world.Features("ETH-USD").QuoteVolume24h = 1e9;

        Assert.Equal(UniverseReason.Volume, world.JudgeAtHour(0.99).Reason("ETH-USD"));
        Assert.Equal(UniverseReason.Eligible, world.JudgeAtHour(1.005).Reason("ETH-USD"));
    }

    [Fact]
    public void Judge_ClockGoesBack_JudgesNothingAnew()
    {
        var world = UniverseWorld.Shipped("BTC-USD").JudgeAtHour(5);
        var before = world.State;

        Assert.Equal(before, world.JudgeAtHour(3).State);
    }

    [Fact]
    public void Judge_OneWideSpreadAmongMany_TheMedianCounts()
    {
        var world = UniverseWorld.Shipped("BTC-USD");
        foreach (var (spread, hour) in new[] { 10.0, 12, 500, 500, 14 }.Select((spread, hour) => (spread, hour)))
        {
            world.Quote("BTC-USD", Start + TimeSpan.FromHours(hour), spread);
            world.JudgeAtHour(hour);
        }

        // The median of all five is 14; that of the first four was (12 + 500) / 2, which failed once.
        Assert.Equal(UniverseReason.Eligible, world.Reason("BTC-USD"));
        Assert.Equal(0, world.State.Standings[0].Failures);
    }

    [Fact]
    public void Judge_EvenNumberOfSpreads_TakesTheMeanOfTheMiddleTwo()
    {
        var world = UniverseWorld.Shipped("BTC-USD");
        foreach (var (spread, hour) in new[] { 10.0, 29 }.Select((spread, hour) => (spread, hour)))
        {
            world.Quote("BTC-USD", Start + TimeSpan.FromHours(hour), spread);
            world.JudgeAtHour(hour);
        }

        Assert.Equal(0, world.State.Standings[0].Failures); // 19.5 is within 20
        world.Quote("BTC-USD", Start + TimeSpan.FromHours(2), 31);
        Assert.Equal(1, world.JudgeAtHour(2).State.Standings[0].Failures); // 29 is not
    }

    [Fact]
    public void Judge_SpreadsOlderThanADayOfRefreshes_AreForgotten()
    {
        var world = UniverseWorld.Shipped("BTC-USD");
        world.Quote("BTC-USD", Start, 500);
        Assert.Equal(UniverseReason.Spread, world.JudgeAtHour(0).Reason("BTC-USD"));
        world.Row("BTC-USD").Quote = default;

        Assert.Equal(UniverseReason.Spread, world.JudgeAtHour(23).Reason("BTC-USD"));
        Assert.Equal(UniverseReason.Eligible, world.JudgeAtHour(24).Reason("BTC-USD"));
        Assert.False(world.Verdict("BTC-USD").IsSpreadObserved);
    }

    [Theory]
    [InlineData(23, UniverseReason.Spread)]
    [InlineData(30, UniverseReason.Eligible)]
    [InlineData(1_000, UniverseReason.Eligible)]
    public void Judge_RefreshesWereMissed_SpreadsAgeAllTheSame(int hours, UniverseReason expected)
    {
        var world = UniverseWorld.Shipped("BTC-USD");
        world.Quote("BTC-USD", Start, 500);
        world.JudgeAtHour(0);
        world.Row("BTC-USD").Quote = default;

        Assert.Equal(expected, world.JudgeAtHour(hours).Reason("BTC-USD"));
    }

    [Theory]
    [InlineData(-1801)]
    [InlineData(1)]
    public void Judge_QuoteTooOldOrFromTheFuture_CountsAsNone(int seconds)
    {
        var world = UniverseWorld.Shipped("BTC-USD");
        world.Quote("BTC-USD", Start + TimeSpan.FromSeconds(seconds), 500, depth: 1);

        var verdict = world.Judge(Start).Verdict("BTC-USD");

        Assert.Equal(new UniverseVerdict(UniverseReason.Eligible, Tier.T1, false, false, false), verdict);
    }

    [Fact]
    public void From_StoredMembers_ContinuesWhereItStopped()
    {
        var world = UniverseWorld.Shipped("BTC-USD", "ETH-USD", "NEW-USD");
        world.Quote("ETH-USD", Start, 15);
        world.JudgeAtHour(0);
        world.Features("BTC-USD").QuoteVolume24h = 1e6;
        world.JudgeAtHour(1);
        world.JudgeAtHour(2);

        var members = world.State.ToMembers(world.Market);
        world.State = UniverseState.From(world.Market, world.State.RefreshedAt, [.. members.Reverse()]);

        Assert.Equal(2, world.State.Standings[0].Failures);
        Assert.Equal([15], members[1].SpreadBpsSamples.Where(sample => sample is not null).Select(sample => Math.Round(sample!.Value, 6)));
        Assert.Equal(members.Select(member => member.Standing), world.State.ToMembers(world.Market).Select(member => member.Standing));
        Assert.Equal(
            members.Select(member => member.SpreadBpsSamples), world.State.ToMembers(world.Market).Select(member => member.SpreadBpsSamples));
        Assert.Equal(UniverseReason.Volume, world.JudgeAtHour(3).Reason("BTC-USD"));
    }

    [Fact]
    public void From_ProductWithoutAStoredStanding_IsJudgedAtOnce()
    {
        var old = UniverseWorld.Shipped("BTC-USD").JudgeAtHour(0);
        var world = UniverseWorld.Shipped("BTC-USD", "ETH-USD");
        world.State = UniverseState.From(world.Market, old.State.RefreshedAt, old.State.ToMembers(old.Market));

        Assert.Equal(UniverseReason.Eligible, world.JudgeAtHour(0.25).Reason("ETH-USD"));
    }

    [Fact]
    public void Judge_NothingChanges_AllocatesNothingAndSharesTheState()
    {
        var world = UniverseWorld.Shipped("BTC-USD", "ETH-USD", "DOGE-USD", "NEW-USD", "USDT-USD");
        var features = new FeatureValues[world.Market.Count];
        Array.Fill(features, world.Features("BTC-USD"));
        var verdicts = new UniverseVerdict[features.Length];
        var first = world.JudgeAtHour(-2).JudgeAtHour(-1).State;
        var eligible = 0;

        Assert.Equal(0, Allocations.Of(() =>
        {
            var state = first;
            eligible = 0;
            return () =>
            {
                for (var cycle = 0; cycle < 1_000; cycle++)
                {
                    // A refresh every fourth cycle.
                    var now = Start.AddMs(cycle * 900_000L);
                    foreach (ref var row in world.Market.Products.AsSpan())
                    {
                        row.LastCandleAt = now;
                    }

                    var outcome = world.Selector.Judge(world.Market, features, Regime.Bull, state, now, verdicts);
                    state = outcome.State;
                    eligible += outcome.EligibleCount;
                }
            };
        }));
        Assert.Equal(4_000, eligible);
    }

    [Fact]
    public void Judge_RowsOfAnotherMarket_IsMisuse()
    {
        var other = UniverseWorld.Shipped("BTC-USD", "ETH-USD");
        var world = UniverseWorld.Shipped("BTC-USD");

        Assert.Throws<ArgumentException>(() =>
            world.Selector.Judge(other.Market, new FeatureValues[2], Regime.Bull, default, Start, new UniverseVerdict[2]));
    }
}
