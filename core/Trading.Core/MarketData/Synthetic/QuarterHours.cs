namespace Trading.Core.MarketData.Synthetic;

/// <summary>The time step on which regimes, volatility and edges live, whatever the candles' interval.</summary>
internal static class QuarterHours
{
    public const long Ms = 900_000;

    /// <summary>A quarter-hour in years of 365 days.</summary>
    public const double Years = 1.0 / 35_040;

    public static readonly double SqrtYears = Math.Sqrt(Years);

    public static readonly double SqrtPerDay = Math.Sqrt(96);
}
