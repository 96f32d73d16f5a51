using Trading.Core.Backtesting;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

/// <summary>For one isolated order, at every instant: pessimistic has filled no more than base, and base no more than optimistic.</summary>
public class FillMonotonicityTests
{
    private static readonly Timestamp End = Seconds(3_600);

    [Fact]
    public void Step_OneOrderInThreeModes_FillsPessimisticWithinBaseWithinOptimistic() =>
        Properties.Check(Longs.Between(0, long.MaxValue), seed =>
        {
            // A cancel at a random instant shows what had been filled by then.
            var filled = Run(seed, isCancelled: true).Select(run => run.Fills.Sum(f => f.Quantity.Value)).ToArray();
            return filled[2] <= filled[1] && filled[1] <= filled[0];
        });

    [Fact]
    public void Step_OneOrderInThreeModes_CompletesPessimisticNoEarlierThanBaseNoEarlierThanOptimistic() =>
        Properties.Check(Longs.Between(0, long.MaxValue), seed =>
        {
            var at = Run(seed, isCancelled: false)
                .Select(run => run.Events.Where(e => e is { IsFinal: true, Kind: VenueReportKind.Filled }).Select(e => e.At).DefaultIfEmpty(Timestamp.MaxValue).Single())
                .ToArray();
            return at[2] >= at[1] && at[1] >= at[0];
        });

    [Fact]
    public void Step_OneOrderInThreeModes_IsRefusedInAllOrInNone() => Properties.Check(Longs.Between(0, long.MaxValue), seed =>
    {
        var refused = Run(seed, isCancelled: false).Select(run => run.Events.Exists(e => e.Rejection == VenueRejection.PostOnlyWouldCross));
        return refused.Distinct().Count() == 1;
    });

    [Fact]
    public void Step_ManyOrders_DifferBetweenTheModes()
    {
        // Guards the property: the modes are not all the same.
        var filled = new decimal[3];
        for (var seed = 0; seed < 500; seed++)
        {
            var runs = Run(seed, isCancelled: false);
            for (var mode = 0; mode < runs.Length; mode++)
            {
                filled[mode] += runs[mode].Fills.Sum(f => f.Quantity.Value);
            }
        }

        Assert.True(filled[(int)FillMode.Optimistic] > filled[(int)FillMode.Base] * 1.1m);
        Assert.True(filled[(int)FillMode.Base] > filled[(int)FillMode.Pessimistic] * 1.1m);
        Assert.True(filled[(int)FillMode.Pessimistic] > 0);
    }

    /// <summary>The same order on the same candles in each mode, in the order of the modes.</summary>
    private static TestVenue[] Run(long seed, bool isCancelled) => [.. Enum.GetValues<FillMode>().Select(mode =>
    {
        var random = new SeededRandom((ulong)seed);
        var candles = Venues.RandomCandles(ref random, 5);
        var costs = CostsOf(random.NextInt32(3) * 25, random.NextInt32(2) * 0.5);
        var options = OptionsOf(mode, (ulong)seed);
        var venue = From(options, costs, Holding(options, 20), candles);
        var at = Noon.AddMs(random.NextInt32(180_000));
        var order = Venues.RandomOrder(ref random, venue, at);
        venue.Submit(order, at);
        return (isCancelled ? venue.Cancel(order.Id, at.AddMs(random.NextInt32(150_000))) : venue).Run(End);
    })];
}
