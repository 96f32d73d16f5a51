using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Runtime.Ports;

/// <summary>What came of sending an order. A closed set; built by the factory of its kind.</summary>
public sealed record SubmitReply
{
    private SubmitReply(SubmitOutcome outcome) => Outcome = outcome;

    public SubmitOutcome Outcome { get; }

    /// <summary>The venue's id, of an accepted order.</summary>
    public string? VenueOrderId { get; private init; }

    /// <summary>The reason, of a rejected order.</summary>
    public VenueRejection? Rejection { get; private init; }

    /// <summary>When the venue asked us to come back, if it did and said when.</summary>
    public Timestamp? RetryAt { get; private init; }

    /// <summary>What the venue or the connection said, for people; without secrets.</summary>
    public string Message { get; private init; } = "";

    /// <summary>On its way; what becomes of it comes as news.</summary>
    public static SubmitReply Underway { get; } = new(SubmitOutcome.Underway);

    public static SubmitReply Accepted(string venueOrderId) => new(SubmitOutcome.Accepted) { VenueOrderId = venueOrderId };

    public static SubmitReply Rejected(VenueRejection rejection, string message) =>
        new(SubmitOutcome.Rejected) { Rejection = rejection, Message = message };

    public static SubmitReply RateLimited(Timestamp? retryAt, string message) =>
        new(SubmitOutcome.RateLimited) { RetryAt = retryAt, Message = message };

    public static SubmitReply Unauthorized(string message) => new(SubmitOutcome.Unauthorized) { Message = message };

    public static SubmitReply Ambiguous(string message) => new(SubmitOutcome.Ambiguous) { Message = message };
}
