namespace Trading.Core.Execution;

/// <summary>The planner's answer to what became of an order.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Leg">For a send: the leg with its new intent.</param>
/// <param name="Outcome">For an end: how it ended.</param>
public readonly record struct LegStep(LegStepKind Kind, WorkingLeg? Leg, LegOutcome Outcome)
{
    public static LegStep Wait => new(LegStepKind.Wait, null, default);

    public static LegStep Cancel => new(LegStepKind.Cancel, null, default);

    public static LegStep Send(WorkingLeg leg) => new(LegStepKind.Send, leg, default);

    public static LegStep Done(LegOutcome outcome) => new(LegStepKind.Done, null, outcome);
}
