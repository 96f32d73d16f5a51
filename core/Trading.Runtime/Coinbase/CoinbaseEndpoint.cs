namespace Trading.Runtime.Coinbase;

/// <summary>The endpoints we use, each with a breaker of its own.</summary>
public enum CoinbaseEndpoint
{
    Time,
    Products,
    Candles,
    Book,
    Trades,
    Accounts,
    Orders,
    Order,
    Fills,
    Fees,
    Permissions,
    Create,
    Cancel,
}
