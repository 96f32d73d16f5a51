using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>The unfiltered proposals were once executed instead of the approved ones, at the size wanted instead of the size allowed.</summary>
public sealed class UnapprovedProposalExecutedTests
{
    [Fact]
    public void Plan_ApprovedForLess_SpendsWhatWasAllowed()
    {
        // 0.4 % of 10,000 a product leaves 20 in chop, and the rules want 69.
        var world = new CycleWorld(TestPolicies.ShippedWith("risk: {position_cap_pct_nav: 0.4}"))
            .WithMeanReversion(CycleWorld.Eth).WithMeanReversion(CycleWorld.Ada);

        var decision = world.DecideEntries();

        Assert.Equal(2, decision.Proposals.Count);
        var approved = Assert.Single(decision.Approved);
        Assert.Equal((69.416681250m, 20m), (approved.Entry!.Size.Amount, approved.Size.Amount));
        var intent = world.Policy.Planner.Plan(approved, world.Row(CycleWorld.Eth), CycleWorld.Slot, CycleWorld.Now).Leg!.Intent;
        Assert.Equal(20, intent.ReservedNotional.Amount);
        Assert.InRange(intent.LimitPrice!.Value.Value * intent.BaseSize.Value * 1.004m, 19.999m, 20m);
    }
}
