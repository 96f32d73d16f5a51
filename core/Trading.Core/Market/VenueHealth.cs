namespace Trading.Core.Market;

/// <summary>How the venue behaved up to a decision.</summary>
/// <param name="ApiErrorsInRow">Calls that failed since the last success.</param>
/// <param name="RateLimitedUntil">The venue asked us to stay away until then.</param>
/// <param name="IsHealthy">The venue's own status.</param>
/// <param name="ClockSkewMs">Our clock minus the venue's.</param>
/// <param name="IsReconciled">Whether our account and the venue's agreed when they were last compared.</param>
public readonly record struct VenueHealth(
    int ApiErrorsInRow,
    Timestamp RateLimitedUntil,
    bool IsHealthy,
    long ClockSkewMs,
    bool IsReconciled = true)
{
    public static VenueHealth Good => new(0, Timestamp.MinValue, IsHealthy: true, 0);
}
