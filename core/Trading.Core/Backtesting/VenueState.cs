namespace Trading.Core.Backtesting;

/// <summary>Everything a venue remembers, as a value.</summary>
public sealed record VenueState;
