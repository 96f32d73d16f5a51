namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>Why operators are told.</summary>
public enum AlertNoticeKind
{
    /// <summary>Something is wrong.</summary>
    Raised,

    /// <summary>It became worse, or nobody has mended it in time.</summary>
    Escalated,

    /// <summary>It still is.</summary>
    Reminded,

    /// <summary>It is over.</summary>
    Resolved,

    /// <summary>How many notices were held back, as there were too many.</summary>
    HeldBack,

    /// <summary>An operator asked whether notices arrive.</summary>
    Test,
}
