namespace Trading.FakeVenue;

/// <summary>One request that came over the wire.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="At">The venue's clock.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Path and query.</param>
/// <param name="ClientId">Of an order: its client id; empty otherwise.</param>
/// <param name="Fault">What was made to go wrong.</param>
public sealed record WireEntry(long Number, DateTimeOffset At, string Method, string Path, string ClientId, FaultKind Fault);
