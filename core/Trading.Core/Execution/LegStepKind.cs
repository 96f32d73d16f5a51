namespace Trading.Core.Execution;

/// <summary>What to do next about an order.</summary>
public enum LegStepKind
{
    Wait,
    Cancel,

    /// <summary>Commit and send the leg's new intent.</summary>
    Send,

    Done,
}
