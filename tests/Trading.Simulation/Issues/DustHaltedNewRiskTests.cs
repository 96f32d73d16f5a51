using Trading.Simulation.Faults;

namespace Trading.Simulation.Issues;

/// <summary>
/// What was written off as dust stayed at the venue. The next reconciliation found coins that nobody accounted for, and halted new risk
/// in every product for a cycle.
/// </summary>
public class DustHaltedNewRiskTests
{
    [Theory]
    [InlineData(3UL)]
    [InlineData(11UL)]
    [InlineData(32UL)]
    public void Dust_WrittenOff_IsBesideTheAccountAtOnce(ulong seed)
    {
        var world = new World(new SimSpec(seed, FaultPlan.None, 20));
        world.Run();

        Assert.Contains(world.Database.Records, record => record.Json.Contains("\"dust_written_off\"", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Database.Records, record => record.Json.Contains("\"difference\"", StringComparison.Ordinal));
    }
}
