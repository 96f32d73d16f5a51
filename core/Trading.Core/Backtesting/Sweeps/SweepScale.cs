namespace Trading.Core.Backtesting.Sweeps;

/// <summary>How the numbers of a range are spaced.</summary>
public enum SweepScale
{
    /// <summary>By equal differences.</summary>
    Linear,

    /// <summary>By equal ratios.</summary>
    Log,
}
