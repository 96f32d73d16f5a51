using Trading.Core.Market;

namespace Trading.Core.Features;

/// <summary>
/// What a signal may know of one product at an instant t. NaN means unavailable: a comparison with it is false, so signals stay silent.
/// Windows end at the last quarter-hour (or source candle, where that is longer) at or before t; "hours" are counted back from there.
/// The price as of an earlier instant is the last close within the hour before it. Percentages are percent (3 = 3 %).
/// </summary>
public struct FeatureValues
{
    /// <summary>Close of the last complete candle, unless that is older than 192 h.</summary>
    public double Price;

    /// <summary>When that candle was complete; the smallest timestamp before the first.</summary>
    public Timestamp LastCandleAt;

    /// <summary>End of the windows below; the smallest timestamp before the first.</summary>
    public Timestamp WindowEnd;

    public double Return15mPct;

    public double Return60mPct;

    public double Return24hPct;

    public double Return168hPct;

    /// <summary>Volume of the last 60 m over the mean hourly volume of the 24 h before them. A missing candle traded nothing.</summary>
    public double VolumeRatio;

    /// <summary>Base units.</summary>
    public double BaseVolume24h;

    /// <summary>Quote currency: sum over 24 hours of volume x typical price, (high + low + close) / 3 of the hour.</summary>
    public double QuoteVolume24h;

    /// <summary><see cref="QuoteVolume24h"/> over <see cref="BaseVolume24h"/>.</summary>
    public double Vwap24h;

    public double High60m;

    public double Low60m;

    public double High24h;

    public double Low24h;

    /// <summary>Mean true range of 14 hours, percent of the close.</summary>
    public double AtrPct;

    /// <summary>Median of the last 168 hourly values of <see cref="AtrPct"/>.</summary>
    public double AtrPctMedian7d;

    /// <summary>100 x gains / (gains + losses) over 14 hourly changes; 50 where the price did not move.</summary>
    public double Rsi14;

    /// <summary>The same one hour earlier.</summary>
    public double Rsi14Prev;

    /// <summary>EMA of hourly closes with weight 2/22, truncated to 168 hours and normalised over those that are present.</summary>
    public double Ema21;

    /// <summary>Mean hourly change of <see cref="Ema21"/> over 3 hours, percent of its earlier value.</summary>
    public double EmaSlopePctPerHour;

    public double Mean20h;

    /// <summary>(close - <see cref="Mean20h"/>) / sample standard deviation (n - 1) of 20 hourly closes.</summary>
    public double ZScore20h;

    /// <summary>Sample standard deviation (n - 1) of hourly log returns over 168 h, a year's worth: x sqrt(8760) x 100.</summary>
    public double RealisedVolPct;

    /// <summary>Share (0 to 1) of the last 12 hourly returns that have the sign of the 24 h return.</summary>
    public double TrendConsistency12h;

    /// <summary>Missing quarter-hours of the last 24 h, percent.</summary>
    public double HoleShare24hPct;

    /// <summary>Missing quarter-hours of the last 168 h, percent. Time before the first candle is missing.</summary>
    public double HoleShare168hPct;

    /// <summary>Candles seen so far.</summary>
    public long BarCount;

    public SmaCross SmaCross;

    /// <summary>The low of the last 6 hours lies above that of the 6 before; false where unavailable.</summary>
    public bool HigherLow;

    /// <summary>A needed window has more holes than policy allows (or than history holds so far).</summary>
    public bool HasDataGap;

    /// <summary>Nothing known.</summary>
    public static FeatureValues Unavailable { get; } = new()
    {
        Price = double.NaN,
        LastCandleAt = Timestamp.MinValue,
        WindowEnd = Timestamp.MinValue,
        Return15mPct = double.NaN,
        Return60mPct = double.NaN,
        Return24hPct = double.NaN,
        Return168hPct = double.NaN,
        VolumeRatio = double.NaN,
        BaseVolume24h = double.NaN,
        QuoteVolume24h = double.NaN,
        Vwap24h = double.NaN,
        High60m = double.NaN,
        Low60m = double.NaN,
        High24h = double.NaN,
        Low24h = double.NaN,
        AtrPct = double.NaN,
        AtrPctMedian7d = double.NaN,
        Rsi14 = double.NaN,
        Rsi14Prev = double.NaN,
        Ema21 = double.NaN,
        EmaSlopePctPerHour = double.NaN,
        Mean20h = double.NaN,
        ZScore20h = double.NaN,
        RealisedVolPct = double.NaN,
        TrendConsistency12h = double.NaN,
        HoleShare24hPct = double.NaN,
        HoleShare168hPct = double.NaN,
    };

    /// <summary>Standard deviation of the return over one <paramref name="interval"/>, percent: what the impact model reads.</summary>
    public readonly double VolatilityPct(Interval interval) => RealisedVolPct * Math.Sqrt(interval.Ms / (8760 * 3_600_000.0));
}
