namespace Trading.Core.Backtesting.Sweeps;

/// <summary>How a sweep goes through its keys.</summary>
public enum SweepSearch
{
    /// <summary>Every combination of all values.</summary>
    Grid,

    /// <summary>Seeded draws of one value a key.</summary>
    Random,
}
