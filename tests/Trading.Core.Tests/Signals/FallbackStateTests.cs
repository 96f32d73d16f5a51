using Trading.Core.Signals;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Signals;

public sealed class FallbackStateTests
{
    [Fact]
    public void Relax_AfterFourEmptyScans_HoldsUntilOneTriggers()
    {
        var policy = TestPolicies.Shipped.Signals;
        var state = default(FallbackState);
        var seen = new List<double>();
        foreach (var anyTrigger in new[] { false, false, false, false, false, true, false, true })
        {
            seen.Add(state.Relax(policy));
            state = state.Next(anyTrigger, policy);
        }

        // Relaxed in the scan after the fourth empty one and in the next, which triggers; strict again from then on.
        Assert.Equal([1, 1, 1, 1, 0.7, 0.7, 1, 1], seen);
        Assert.Equal(default, state);
    }

    [Fact]
    public void Relax_FallbackOff_NeverRelaxes()
    {
        var policy = TestPolicies.Shipped.Signals with { FallbackAfterEmptyScans = 0 };

        Assert.Equal(1, new FallbackState(1_000).Relax(policy));
    }
}
