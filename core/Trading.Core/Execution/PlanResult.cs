namespace Trading.Core.Execution;

/// <summary>A leg ready to commit and send, or why there is none.</summary>
public readonly record struct PlanResult(WorkingLeg? Leg, PlanRefusal Refusal)
{
    public static PlanResult Of(WorkingLeg leg) => new(leg, PlanRefusal.None);

    public static PlanResult Refused(PlanRefusal refusal) => new(null, refusal);
}
