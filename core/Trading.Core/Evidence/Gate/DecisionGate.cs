using Trading.Core.Policy;

namespace Trading.Core.Evidence.Gate;

/// <summary>
/// Whether a policy may trade real money. Pure: the same evidence and limits give the same answer. Every criterion is asked, so that a
/// refusal names all that stands against it, and each of them alone is enough for one.
/// </summary>
public static class DecisionGate
{
    /// <summary>Judges evidence by the limits of a policy's gate.</summary>
    public static GateDecision Judge(GateEvidence evidence, GatePolicy policy) => new(
    [
        .. ProcessCriteria.Of(evidence),
        .. ResultCriteria.Of(evidence, policy),
        .. StatisticCriteria.Of(evidence, policy),
        .. RiskCriteria.Of(evidence, policy),
        .. PaperCriteria.Of(evidence, policy),
    ]);
}
