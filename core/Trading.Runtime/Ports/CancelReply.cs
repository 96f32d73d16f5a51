namespace Trading.Runtime.Ports;

/// <summary>What came of asking to cancel an order. None of them says how the order ended: reports do.</summary>
public enum CancelReply
{
    /// <summary>The venue took the request.</summary>
    Requested,

    /// <summary>The venue has no such living order: it has ended, and its report is due.</summary>
    NotFound,

    /// <summary>The venue refused or could not be asked: ask again later.</summary>
    Failed,
}
