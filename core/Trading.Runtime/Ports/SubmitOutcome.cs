namespace Trading.Runtime.Ports;

/// <summary>Every way in which sending an order can end.</summary>
public enum SubmitOutcome
{
    /// <summary>Sent to a venue that answers later.</summary>
    Underway,

    Accepted,

    /// <summary>The venue refused it: it never lived.</summary>
    Rejected,

    /// <summary>The venue took nothing and asked us to slow down: it never lived.</summary>
    RateLimited,

    /// <summary>The venue did not accept our credentials: it never lived.</summary>
    Unauthorized,

    /// <summary>No usable answer (timeout, 5xx, garbage): it may live.</summary>
    Ambiguous,
}
