namespace Trading.Runtime.Runs;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Accepted and not begun.</summary>
    Queued,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Its report is there.</summary>
    Finished,

    /// <summary>It cannot be run; posted again it is tried again.</summary>
    Failed,

    /// <summary>Somebody ended it; posted again it goes on from what is stored.</summary>
    Cancelled,
}
