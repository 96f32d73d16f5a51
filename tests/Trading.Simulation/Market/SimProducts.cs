using Trading.Core;
using Trading.Core.Market;

namespace Trading.Simulation.Market;

/// <summary>What the simulated venue lists: a fine one, a middling one, and one whose coarse steps leave dust.</summary>
internal static class SimProducts
{
    public static Product Ada { get; } = Of("ADA-USD", 0.0001m, 1m);

    public static Product Btc { get; } = Of("BTC-USD", 0.01m, 0.00000001m);

    public static Product Eth { get; } = Of("ETH-USD", 0.01m, 0.001m);

    /// <summary>In ordinal order of ids.</summary>
    public static IReadOnlyList<Product> All { get; } = [Ada, Btc, Eth];

    public static double OpeningPrice(int index) => index switch { 0 => 0.62, 1 => 61_250, _ => 2_480 };

    public static int IndexOf(ProductId id)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Id == id)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"{id}: not a product of the simulated venue");
    }

    private static Product Of(string id, decimal price, decimal size) => new(
        ProductId.Parse(id), new Increment(price), new Increment(size), new Increment(0.01m), new Money(20), Timestamp.Utc(2020, 1, 1));
}
