namespace Trading.Core.Market;

/// <summary>What is known of one product at the moment of a decision. A mutable row that its snapshot's owner refills.</summary>
public struct ProductMarket
{
    public Product Product;

    public ProductStatus Status;

    /// <summary>Close of the last complete candle, quote currency; NaN before the first.</summary>
    public double LastPrice;

    /// <summary>When that candle was complete.</summary>
    public Timestamp LastCandleAt;

    /// <summary>The newest quote at or before the decision; the default where the source has none.</summary>
    public Quote Quote;

    /// <summary>The price at which a holding is valued and an exit judged: the bid where observed, else the last price.</summary>
    public readonly double Bid => Quote.IsObserved ? Quote.Bid : LastPrice;

    /// <summary>Mid where observed, else the last price.</summary>
    public readonly double Mid => Quote.IsObserved ? Quote.Mid : LastPrice;
}
