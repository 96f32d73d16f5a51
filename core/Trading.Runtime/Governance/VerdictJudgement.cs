namespace Trading.Runtime.Governance;

/// <summary>What is to be said of a verdict file.</summary>
/// <param name="Standing">Whether it lets the policy trade.</param>
/// <param name="Message">Why, in one line.</param>
/// <param name="Verdict">What it says, if its signature holds; null otherwise, as nothing in it can be believed.</param>
public sealed record VerdictJudgement(VerdictStanding Standing, string Message, EvidenceVerdict? Verdict)
{
    public bool IsValid => Standing == VerdictStanding.Valid;
}
