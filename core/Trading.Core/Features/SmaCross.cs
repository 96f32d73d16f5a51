namespace Trading.Core.Features;

/// <summary>
/// Whether the fast average crossed the slow one at the last candle. Both must be defined at it and at the candle before.
/// Once the next candle is due, with or without one, the crossing is over.
/// </summary>
public enum SmaCross
{
    None = 0,

    /// <summary>Above now, at or below it one candle earlier.</summary>
    Up,

    /// <summary>Below now, at or above it one candle earlier.</summary>
    Down,
}
