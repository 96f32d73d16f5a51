using Trading.Core.Market;

namespace Trading.Core.Features;

/// <summary>
/// The groups of features that somebody reads. A group that nobody needs is not computed and stays unavailable (NaN).
/// Price, its time and the number of candles are always there.
/// </summary>
[Flags]
public enum FeatureNeeds
{
    None = 0,

    /// <summary>Returns over 15 m, 60 m, 24 h and 168 h.</summary>
    Returns = 1 << 0,

    /// <summary>Volume ratio, base and quote volume and VWAP of 24 h.</summary>
    Volume = 1 << 1,

    /// <summary>Highs and lows of 60 m and 24 h, and the higher low.</summary>
    Range = 1 << 2,

    /// <summary>Hourly ATR and its 7-day median.</summary>
    Atr = 1 << 3,

    /// <summary>RSI now and an hour earlier.</summary>
    Rsi = 1 << 4,

    /// <summary>EMA and its slope.</summary>
    Ema = 1 << 5,

    /// <summary>20-hour mean and z-score.</summary>
    Mean = 1 << 6,

    /// <summary>Realised volatility of 168 h.</summary>
    Volatility = 1 << 7,

    /// <summary>Share of the last 12 hours that agree with the 24 h return.</summary>
    Trend = 1 << 8,

    /// <summary>The crossing of two simple averages over source candles.</summary>
    Sma = 1 << 9,

    /// <summary>What the regime classifier reads.</summary>
    Regime = Returns | Volatility,

    /// <summary>Every group that is defined on hours.</summary>
    Windowed = Returns | Volume | Range | Atr | Rsi | Ema | Mean | Volatility | Trend,

    All = Windowed | Sma,
}
