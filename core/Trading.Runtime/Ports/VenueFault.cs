namespace Trading.Runtime.Ports;

/// <summary>Why a venue gave no answer.</summary>
public enum VenueFault
{
    /// <summary>No connection, a timeout or a 5xx, after all retries.</summary>
    Unreachable,

    RateLimited,
    Unauthorized,

    /// <summary>An answer that is not as documented.</summary>
    Malformed,

    /// <summary>The breaker of this endpoint is open.</summary>
    CircuitOpen,

    /// <summary>What was asked for does not exist, or the venue refuses to say (4xx).</summary>
    Refused,
}
