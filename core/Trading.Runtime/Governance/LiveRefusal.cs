namespace Trading.Runtime.Governance;

/// <summary>One reason why real orders may not be sent.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Message">What was found and what is expected, in one line.</param>
public sealed record LiveRefusal(LiveRefusalKind Kind, string Message)
{
    /// <summary>
    /// Whether nothing at all may be sent. Otherwise no new risk may be taken and exits go on: a verdict that runs out over night must
    /// not leave positions without their stops.
    /// </summary>
    public bool StopsExits => Kind is LiveRefusalKind.NotLive
        or LiveRefusalKind.ReadOnly
        or LiveRefusalKind.NoCredentials
        or LiveRefusalKind.KeyCanTransfer
        or LiveRefusalKind.KeyCannotView
        or LiveRefusalKind.KeyCannotTrade;
}
