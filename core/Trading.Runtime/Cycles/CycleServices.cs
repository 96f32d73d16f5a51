using Trading.Runtime.Ports;

namespace Trading.Runtime.Cycles;

/// <summary>Everything outside that a cycle touches.</summary>
/// <param name="Store">The account's memory.</param>
/// <param name="Lease">One cycle at a time.</param>
/// <param name="Exchange">The account at the venue.</param>
/// <param name="Market">What the venue publishes.</param>
/// <param name="Objects">Inputs of decisions and policies, by content.</param>
/// <param name="Clock">The time.</param>
public sealed record CycleServices(
    IStateStore Store,
    ICycleLease Lease,
    IExchange Exchange,
    IMarketData Market,
    IObjectStore Objects,
    TimeProvider Clock);
