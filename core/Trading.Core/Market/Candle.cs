namespace Trading.Core.Market;

/// <summary>One bar, named by its open time. Prices in quote currency, volume in <b>base</b> units.</summary>
public readonly record struct Candle(Timestamp OpenTime, double Open, double High, double Low, double Close, double Volume)
{
    /// <summary>Volume in quote currency, valued at the close.</summary>
    public double QuoteVolume => Volume * Close;
}
