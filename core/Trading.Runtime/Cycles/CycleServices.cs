using Trading.Runtime.Ports;
using Trading.Runtime.Telemetry;

namespace Trading.Runtime.Cycles;

/// <summary>Everything outside that a cycle touches.</summary>
/// <param name="Store">The account's memory.</param>
/// <param name="Lease">One cycle at a time.</param>
/// <param name="Exchange">The account at the venue.</param>
/// <param name="Market">What the venue publishes.</param>
/// <param name="Objects">Inputs of decisions and policies, by content.</param>
/// <param name="Clock">The time.</param>
/// <param name="Telemetry">Told of what happens; null for nobody.</param>
public sealed record CycleServices(
    IStateStore Store,
    ICycleLease Lease,
    IExchange Exchange,
    IMarketData Market,
    IObjectStore Objects,
    TimeProvider Clock,
    CycleTelemetry? Telemetry = null);
