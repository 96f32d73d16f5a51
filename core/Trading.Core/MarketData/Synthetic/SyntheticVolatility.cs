namespace Trading.Core.MarketData.Synthetic;

/// <summary>
/// Volatility clustering: the logarithm of volatility is a sum of two mean-reverting processes, on top of the regime's level
/// and the hour of the week.
/// </summary>
public sealed record SyntheticVolatility
{
    /// <summary>Standard deviation of the fast component of log volatility.</summary>
    public double FastSd { get; init; } = 0.42;

    /// <summary>Relaxation time of the fast component, hours.</summary>
    public double FastHours { get; init; } = 1.5;

    /// <summary>Standard deviation of the slow component of log volatility.</summary>
    public double SlowSd { get; init; } = 0.32;

    /// <summary>Relaxation time of the slow component, hours.</summary>
    public double SlowHours { get; init; } = 48;

    /// <summary>0 = the same at every hour of the week; 1 = as a US-centred venue shows it.</summary>
    public double SeasonStrength { get; init; } = 1;
}
