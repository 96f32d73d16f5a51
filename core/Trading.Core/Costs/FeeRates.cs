namespace Trading.Core.Costs;

/// <summary>What a venue charges at one instant, in bps of the notional.</summary>
/// <param name="Maker">Of a fill that rested in the book.</param>
/// <param name="Taker">Of a fill that crossed it.</param>
public readonly record struct FeeRates(BasisPoints Maker, BasisPoints Taker)
{
    public BasisPoints For(Orders.Liquidity liquidity) => liquidity == Orders.Liquidity.Maker ? Maker : Taker;

    /// <summary>The fee of a fill, exactly: notional x rate, not rounded.</summary>
    public Money Fee(Money notional, Orders.Liquidity liquidity) => notional * For(liquidity);
}
