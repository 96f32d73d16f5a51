using Trading.Core.Analytics.Why;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Analytics.Why;

/// <summary>Asks why about a hand-made market.</summary>
internal static class WhyWorld
{
    public static DecisionInput InputOf(CycleWorld world) => new()
    {
        Phase = CyclePhase.Entries,
        Account = "test",
        PolicyHash = PolicyHash.Of(world.Policy.Policy),
        CodeVersion = "code",
        FeeSchedule = null,
        IsBookRequired = false,
        Now = CycleWorld.Now,
        Input = world.Input,
        State = world.State,
    };

    public static WhyNot WhyNot(this CycleWorld world, ProductId product) => WhyNotExplainer.Explain(InputOf(world), world.Policy.Policy, product);

    /// <summary>Asserts that a change is among those found, with its value.</summary>
    public static ProvenChange Has(this WhyNot why, string name, string to)
    {
        var change = Assert.Single(why.Changes, change => change.Name == name);
        Assert.Equal(to, change.To);
        return change;
    }
}
