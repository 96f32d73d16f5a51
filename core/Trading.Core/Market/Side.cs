namespace Trading.Core.Market;

/// <summary>Which way an order trades.</summary>
public enum Side
{
    Buy,
    Sell,
}
