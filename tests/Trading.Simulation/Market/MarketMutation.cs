using Trading.Core.Market;

namespace Trading.Simulation.Market;

/// <summary>Another future: from an instant on prices move the other way.</summary>
/// <param name="After">The first instant that may differ, the start of an hour.</param>
/// <param name="Factor">How much stronger the moves are.</param>
internal sealed record MarketMutation(Timestamp After, double Factor);
