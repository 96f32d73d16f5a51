namespace Trading.Core.Market;

/// <summary>Liquidity class of a product, best first.</summary>
public enum Tier
{
    None,
    T1,
    T2,
    T3,
}
