namespace Trading.FakeVenue;

/// <summary>How a request can go wrong.</summary>
public enum FaultKind
{
    None,

    /// <summary>The connection breaks before the request is looked at.</summary>
    LoseRequest,

    /// <summary>The request is carried out and the connection breaks without an answer.</summary>
    LoseReply,

    /// <summary>The request is carried out and no answer ever comes: the other side has to give up.</summary>
    HangAfter,

    /// <summary>No answer ever comes, and nothing is carried out.</summary>
    HangBefore,

    /// <summary>500, nothing carried out.</summary>
    Error500,

    /// <summary>503 by something in between, after it was carried out.</summary>
    Error503After,

    /// <summary>429 with Retry-After, nothing carried out.</summary>
    TooMany,

    /// <summary>401, nothing carried out.</summary>
    Unauthorized,

    /// <summary>200 with something that is not JSON, nothing carried out.</summary>
    Garbage,

    /// <summary>Carried out, and the answer is cut off in the middle.</summary>
    TruncatedAfter,

    /// <summary>A redirect to the same place.</summary>
    Redirect,

    /// <summary>An order is refused with 200 and success:false.</summary>
    Reject,

    /// <summary>The answer comes some milliseconds late.</summary>
    Delay,
}
