using Trading.Core.Market;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Core.Tests.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>Fifteen triggers and no proposal: caps and the minimum notional of a small account had no intersection, and nothing said so.</summary>
public sealed class SmallAccountDeadZoneTests
{
    [Fact]
    public void Assess_CapAboveTheMinimum_RaisesATinyProposalToIt()
    {
        // 3 % of 255 are 7.65: room for 5.
        Assert.Equal(5, Small(Regime.Bull).AssessEth(1.77m).Approved!.Size.Amount);
    }

    [Fact]
    public void Assess_CapBelowTheMinimum_SaysSoWithBothNumbers()
    {
        // In chop half of that, 3.825.
        Small(Regime.Chop).RefusesOnly(RiskReason.BelowMinAfterCaps, 3.825m, 5);
    }

    private static RiskProbe Small(Regime regime)
    {
        var probe = new RiskProbe { Regime = regime };
        var nav = new Money(255);
        probe.World.State = probe.World.State with { Nav = nav, Ledger = Ledger.Open(nav), Risk = RiskState.Open(nav, CycleWorld.Slot) };
        return probe;
    }
}
