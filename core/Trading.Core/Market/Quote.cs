namespace Trading.Core.Market;

/// <summary>
/// The top of the book at an instant. Prices in quote currency, sizes in base units, depth in quote currency;
/// NaN stands for what the source did not give. The default value is "no quote".
/// </summary>
/// <param name="At">When the venue stamped it.</param>
/// <param name="Bid">Best bid.</param>
/// <param name="Ask">Best ask.</param>
/// <param name="BidSize">Size at the best bid, base units.</param>
/// <param name="AskSize">Size at the best ask, base units.</param>
/// <param name="DepthNotional">Quote value resting within 20 bps on the thinner side.</param>
public readonly record struct Quote(
    Timestamp At,
    double Bid,
    double Ask,
    double BidSize = double.NaN,
    double AskSize = double.NaN,
    double DepthNotional = double.NaN)
{
    /// <summary>Whether both sides were seen and the book was not crossed.</summary>
    public bool IsObserved => Bid > 0 && Ask >= Bid;

    public double Mid => (Bid + Ask) * 0.5;

    /// <summary>Full spread over mid, in basis points.</summary>
    public double SpreadBps => (Ask - Bid) / Mid * 10_000;
}
