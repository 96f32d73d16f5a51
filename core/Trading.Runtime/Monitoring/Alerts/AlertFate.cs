namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>What becomes of a notice.</summary>
public enum AlertFate
{
    /// <summary>It goes to every channel.</summary>
    Told,

    /// <summary>Not severe enough to be told: it stands in the log alone.</summary>
    Recorded,

    /// <summary>There were too many within the hour: it is counted, and the count is told later.</summary>
    HeldBack,
}
