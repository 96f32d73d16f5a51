using Trading.Core.Rules;

namespace Trading.Core.Risk;

/// <summary>What the RiskEngine says of one proposal: approved at a size, or every reason why not.</summary>
/// <param name="Proposal">What was judged.</param>
/// <param name="Approved">Leave to trade; null when refused.</param>
/// <param name="Checks">Every check that was made, passed or not, in order.</param>
public sealed record RiskVerdict(Proposal Proposal, RiskApproved? Approved, IReadOnlyList<RiskCheck> Checks)
{
    public bool IsApproved => Approved is not null;

    /// <summary>The reasons of a refusal, in the order of the checks.</summary>
    public IEnumerable<RiskReason> Failures => Checks.Where(c => !c.IsPassed).Select(c => c.Reason);
}
