namespace Trading.Core.Orders;

/// <summary>Whether a fill rested in the book or crossed it.</summary>
public enum Liquidity
{
    Maker,
    Taker,
}
