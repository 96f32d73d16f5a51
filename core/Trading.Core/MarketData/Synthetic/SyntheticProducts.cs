using Trading.Core.Market;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>
/// Ready-made products, named after real ones and about as liquid, volatile and correlated as those were in 2024 to 2026.
/// Every price in a synthetic market is made up all the same.
/// </summary>
public static class SyntheticProducts
{
    /// <summary>BTC, ETH, SOL and ADA.</summary>
    public static IReadOnlyList<SyntheticProduct> Four { get; } =
    [
        Create("BTC-USD", 60_000, 0.01m, 0.00000001m, 600e6, beta: 0.95, vol: 18, halfSpread: 0.5, depth: 4e6),
        Create("ETH-USD", 3_000, 0.01m, 0.00000001m, 300e6, beta: 1.35, vol: 27, halfSpread: 0.8, depth: 2.5e6),
        Create("SOL-USD", 150, 0.01m, 0.00000001m, 140e6, beta: 1.55, vol: 42, halfSpread: 1.5, depth: 1.2e6),
        Create("ADA-USD", 0.6, 0.0001m, 0.00000001m, 30e6, beta: 1.6, vol: 58, halfSpread: 3, depth: 200e3),
    ];

    /// <summary>The four and XRP, DOGE, LTC and LINK.</summary>
    public static IReadOnlyList<SyntheticProduct> Eight { get; } =
    [
        .. Four,
        Create("XRP-USD", 0.9, 0.0001m, 0.000001m, 110e6, beta: 1.4, vol: 55, halfSpread: 1.5, depth: 800e3),
        Create("DOGE-USD", 0.2, 0.00001m, 0.1m, 60e6, beta: 1.7, vol: 55, halfSpread: 2, depth: 500e3),
        Create("LTC-USD", 90, 0.01m, 0.00000001m, 28e6, beta: 1.3, vol: 48, halfSpread: 2.5, depth: 200e3),
        Create("LINK-USD", 15, 0.001m, 0.01m, 28e6, beta: 1.6, vol: 52, halfSpread: 3, depth: 180e3),
    ];

    /// <summary>The eight and twelve more, down to one that is too thin to trade.</summary>
    public static IReadOnlyList<SyntheticProduct> Twenty { get; } =
    [
        .. Eight,
        Create("AVAX-USD", 30, 0.01m, 0.00000001m, 24e6, beta: 1.65, vol: 55, halfSpread: 3.5, depth: 150e3),
        Create("BCH-USD", 400, 0.01m, 0.00000001m, 18e6, beta: 1.3, vol: 55, halfSpread: 3, depth: 150e3),
        Create("DOT-USD", 6, 0.001m, 0.00000001m, 14e6, beta: 1.55, vol: 50, halfSpread: 4, depth: 120e3),
        Create("HBAR-USD", 0.15, 0.00001m, 0.1m, 26e6, beta: 1.55, vol: 70, halfSpread: 4, depth: 120e3),
        Create("XLM-USD", 0.25, 0.00001m, 0.00000001m, 22e6, beta: 1.35, vol: 62, halfSpread: 4, depth: 120e3),
        Create("UNI-USD", 8, 0.001m, 0.000001m, 14e6, beta: 1.55, vol: 65, halfSpread: 4.5, depth: 110e3),
        Create("ATOM-USD", 7, 0.001m, 0.0001m, 12e6, beta: 1.5, vol: 50, halfSpread: 5, depth: 100e3),
        Create("ALGO-USD", 0.2, 0.0001m, 1m, 12e6, beta: 1.55, vol: 60, halfSpread: 5, depth: 100e3),
        Create("AAVE-USD", 150, 0.01m, 0.001m, 15e6, beta: 1.6, vol: 65, halfSpread: 5, depth: 90e3),
        Create("NEAR-USD", 4, 0.001m, 0.001m, 9e6, beta: 1.7, vol: 65, halfSpread: 7, depth: 60e3),
        Create("FIL-USD", 4, 0.001m, 0.001m, 6e6, beta: 1.6, vol: 60, halfSpread: 8, depth: 40e3),
        Create("ZRX-USD", 0.4, 0.000001m, 0.00001m, 0.9e6, beta: 1.4, vol: 70, halfSpread: 15, depth: 8e3),
    ];

    private static SyntheticProduct Create(
        string id, double price, decimal tick, decimal step, double volume, double beta, double vol, double halfSpread, double depth) => new()
        {
            Id = ProductId.Parse(id),
            StartPrice = price,
            PriceIncrement = new Increment(tick),
            BaseIncrement = new Increment(step),
            DailyQuoteVolume = volume,
            Beta = beta,
            IdiosyncraticVolPct = vol,
            HalfSpreadBps = halfSpread,
            DepthQuote = depth,
        };
}
