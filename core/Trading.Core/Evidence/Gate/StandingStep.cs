using Trading.Core.Market;

namespace Trading.Core.Evidence.Gate;

/// <summary>The step of capital that is in force.</summary>
/// <param name="Step">As the verdict in force says.</param>
/// <param name="Since">When it was first granted; renewals keep it.</param>
/// <param name="Traded">What was traded since then; null for nothing.</param>
public sealed record StandingStep(CapitalStep Step, Timestamp Since, PaperEvidence? Traded);
