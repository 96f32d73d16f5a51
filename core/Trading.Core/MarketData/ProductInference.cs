using Trading.Core.Market;
using Trading.Core.MarketData.Csv;

namespace Trading.Core.MarketData;

/// <summary>Guesses a product's increments from the decimals its source printed, and marks them as guessed.</summary>
public static class ProductInference
{
    private const int PriceDecimalsMax = 12;
    private const int BaseDecimalsMax = 8;
    private static readonly Increment Cent = new(0.01m);
    private static readonly Money MinNotional = new(1);

    /// <summary>
    /// Price and base steps of as many decimals as were printed (at most 12 and 8), a quote step of 0.01 or the price's
    /// where that is finer, and a minimum notional of 1.
    /// </summary>
    public static Product FromPrinted(ProductId id, PrintedDecimals decimals)
    {
        var price = StepOf(Math.Min(decimals.Price, PriceDecimalsMax));
        return new Product(
            id,
            price,
            StepOf(Math.Min(decimals.Volume, BaseDecimalsMax)),
            price.Value < Cent.Value ? price : Cent,
            MinNotional,
            IsInferred: true);
    }

    private static Increment StepOf(int decimals) => new(new decimal(1, 0, 0, isNegative: false, (byte)decimals));
}
