namespace Trading.Core.Execution;

/// <summary>How the work on one approved order ended.</summary>
public enum LegOutcome
{
    Filled,
    PartlyFilled,
    Unfilled,

    /// <summary>Crossing the rest would have cost more than the tier's budget.</summary>
    SlippageBudget,

    Rejected,

    /// <summary>The venue's answer is missing; reconciliation resolves it.</summary>
    Unknown,
}
