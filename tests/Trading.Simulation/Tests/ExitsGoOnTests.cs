using Trading.Core.Orders;
using Trading.Simulation.Faults;
using Trading.Simulation.Running;

namespace Trading.Simulation.Tests;

/// <summary>What holds back new risk holds back no exit: each run is checked for stops that were due and not sent.</summary>
public class ExitsGoOnTests
{
    private const int Slots = 20;

    [Theory]
    [InlineData(2UL)]
    [InlineData(6UL)]
    [InlineData(14UL)]
    public void KillSwitch_AtNoNewRisk_LetsExitsGo(ulong seed)
    {
        var world = new World(new SimSpec(seed, FaultPlan.Of(new Fault(FaultKind.KillSwitch, 3, PortOp.Release, Arg: 1, Slots: Slots)), Slots));

        Assert.Empty(world.Run().Violations);
        var underSwitch = world.Wire.Where(sent => sent.At > SimSpec.Start.AddMs(4 * 3_600_000L) && sent.At < SimSpec.Start.AddMs(Slots * 3_600_000L)).ToList();
        Assert.NotEmpty(underSwitch);
        Assert.DoesNotContain(underSwitch, sent => sent.Intent.Leg == OrderLeg.Entry);
    }

    [Theory]
    [InlineData(2UL)]
    [InlineData(6UL)]
    [InlineData(14UL)]
    public void KillSwitch_AtHaltAll_LetsNothingGo(ulong seed)
    {
        var world = new World(new SimSpec(seed, FaultPlan.Of(new Fault(FaultKind.KillSwitch, 3, PortOp.Release, Arg: 2, Slots: Slots)), Slots));

        Assert.Empty(world.Run().Violations);
        Assert.DoesNotContain(world.Wire, sent => sent.At > SimSpec.Start.AddMs(4 * 3_600_000L) && sent.At < SimSpec.Start.AddMs((Slots + 3) * 3_600_000L));
    }

    [Fact]
    public void Snapshot_ThatFails_StopsNoExit()
    {
        const int first = 3;
        var failures = Enumerable.Range(first, Slots - first)
            .SelectMany(slot => Enumerable.Range(0, 6).Select(nth => new Fault(FaultKind.CallFails, slot, PortOp.Candles, nth)))
            .ToList();
        var exits = 0;
        for (ulong seed = 1; seed <= 12; seed++)
        {
            var world = new World(new SimSpec(seed, new FaultPlan(failures), Slots));

            Assert.Empty(world.Run().Violations);
            var without = world.Wire.Where(sent => sent.At > SimSpec.Start.AddMs(first * 3_600_000L) && sent.At < SimSpec.Start.AddMs(Slots * 3_600_000L)).ToList();
            Assert.DoesNotContain(without, sent => sent.Intent.Leg == OrderLeg.Entry);
            exits += without.Count;
        }

        Assert.True(exits >= 8, $"{exits} exits");
    }

    [Fact]
    public void Undisturbed_Runs_AreGood()
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            Assert.Empty(SimRun.Of(new SimSpec(seed, FaultPlan.None, Slots)).Violations);
        }
    }
}
