namespace Trading.Core.Backtesting.WalkForward;

/// <summary>Where the in-sample part of each window begins.</summary>
public enum WalkForwardMode
{
    /// <summary>It moves on with the window and keeps its length.</summary>
    Rolling,

    /// <summary>Always at the beginning: it grows with each window.</summary>
    Anchored,
}
