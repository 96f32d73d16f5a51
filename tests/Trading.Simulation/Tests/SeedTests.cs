using Trading.Simulation.Faults;
using Trading.Simulation.Market;
using Trading.Simulation.Running;

namespace Trading.Simulation.Tests;

/// <summary>Random plans over days: 200 fixed seeds.</summary>
public class SeedTests
{
    private static readonly Lazy<List<(SimSpec Spec, SimResult Result)>> Runs = new(() =>
        [.. Enumerable.Range(1, 200).AsParallel().AsOrdered().Select(seed => SimSpec.Random((ulong)seed)).Select(spec => (spec, SimRun.Of(spec)))]);

    [Fact]
    public void Seeds_OneToTwoHundred_BreakNoInvariant()
    {
        var failures = Runs.Value
            .Where(run => !run.Result.IsGood)
            .Select(run => $"{Told.Of(Shrinker.Shrink(run.Spec))}: {run.Result.Violations[0]}")
            .ToList();

        Assert.True(failures.Count == 0, Told.Of(failures));
    }

    [Fact]
    public void Seeds_OneToTwoHundred_HoldEverythingThatMatters()
    {
        var counts = new SimCounts();
        foreach (var (_, result) in Runs.Value)
        {
            counts.Add(result.Counts);
        }

        Assert.True(
            counts is { Entries: > 2000, Exits: > 1000, Replacements: > 500, Fills: > 4000, Trades: > 1000, Crashes: > 100, Faults: > 500 },
            counts.ToString());
    }

    [Fact]
    public void Plans_OfTwoHundredSeeds_HoldEveryKindOfFault()
    {
        var drawn = Runs.Value.SelectMany(run => run.Spec.Plan.Faults).Select(fault => fault.Kind).ToHashSet();

        Assert.Equal(Enum.GetValues<FaultKind>().ToHashSet(), drawn);
    }

    /// <summary>I15.</summary>
    [Fact]
    public void Seed_RunTwice_LeavesTheSameTrace()
    {
        foreach (var (spec, result) in Runs.Value.Take(25))
        {
            Assert.Equal(result.TraceHash, SimRun.Of(spec).TraceHash);
        }
    }

    [Fact]
    public void Trace_OfAnotherSeed_IsAnother() =>
        Assert.Equal(Runs.Value.Count, Runs.Value.Select(run => run.Result.TraceHash).Distinct().Count());

    /// <summary>I16: the orders up to an hour are the same whatever the market does after it.</summary>
    [Theory]
    [InlineData(3UL, 12)]
    [InlineData(17UL, 20)]
    [InlineData(41UL, 25)]
    public void Orders_UntilTheFutureChanges_AreTheSame(ulong seed, int slot)
    {
        var spec = SimSpec.Random(seed);
        var turn = SimSpec.Start.AddMs(slot * 3_600_000L);

        var mutated = SentBy(spec with { Mutation = new MarketMutation(turn, 1.5) });
        var original = SentBy(spec);

        Assert.NotEqual(original, mutated);
        Assert.Equal(original.Where(IsBefore), mutated.Where(IsBefore));
        Assert.Contains(original, IsBefore);

        bool IsBefore(string bytes) => long.Parse(bytes.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) < turn.UnixMs;
    }

    /// <summary>I16: candles from beyond the slot, and wrong ones, are refused and not used.</summary>
    [Fact]
    public void Candles_OfTheFuture_AreNotDecidedOn()
    {
        var faults = Enumerable.Range(0, 20).SelectMany(slot => new[] { 0, 1, 2 }.Select(product => new Fault(FaultKind.FutureCandles, slot, Nth: product)));
        var spec = new SimSpec(5, new FaultPlan([.. faults]), 20);
        var world = new World(spec);

        Assert.Empty(world.Run().Violations);
        Assert.DoesNotContain(world.Wire, sent => sent.At < SimSpec.Start.AddMs(20 * 3_600_000L));
    }

    private static List<string> SentBy(SimSpec spec)
    {
        var world = new World(spec);
        world.Run();
        return [.. world.Wire.Select(sent => $"{sent.At.UnixMs} {sent.Bytes}")];
    }
}
