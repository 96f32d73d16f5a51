using Trading.Core.Tests.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>An empty proposal list once counted as approved.</summary>
public sealed class EmptyProposalListApprovedTests
{
    [Fact]
    public void Assess_NoProposals_GivesNoVerdictAtAll() => Assert.Empty(new RiskProbe().Assess());

    [Fact]
    public void DecideEntries_NoProposals_ApprovesNothing() => Assert.Empty(new CycleWorld().DecideEntries().Approved);
}
