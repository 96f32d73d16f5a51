using Trading.Core.Market;

namespace Trading.Runtime.Ports;

/// <summary>A venue could not be asked, or did not answer as documented. Never used for an order's outcome.</summary>
public sealed class VenueException : Exception
{
    public VenueException(VenueFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    public VenueFault Fault { get; }

    /// <summary>When the venue asked us to come back, if it said so.</summary>
    public Timestamp? RetryAt { get; init; }
}
