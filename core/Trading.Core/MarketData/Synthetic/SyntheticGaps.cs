namespace Trading.Core.MarketData.Synthetic;

/// <summary>Missing candles: outages of the venue, and intervals in which a thin product did not trade.</summary>
public sealed record SyntheticGaps
{
    /// <summary>Venue outages a year; no product has a candle during one, and prices move on meanwhile.</summary>
    public double OutagesPerYear { get; init; } = 4;

    /// <summary>Mean length of an outage, hours; exponentially distributed, in whole quarter-hours.</summary>
    public double OutageMeanHours { get; init; } = 2;

    /// <summary>
    /// Mean size of a trade, quote currency: a candle that expects v of volume is missing with probability e^(-v/size).
    /// 0 = products always trade.
    /// </summary>
    public double MeanTradeQuote { get; init; } = 500;
}
