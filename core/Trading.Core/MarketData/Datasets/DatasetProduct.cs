using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>What a dataset holds of one product.</summary>
/// <param name="Product">Increments, minimum notional and listing date, inferred or given.</param>
/// <param name="Candles">One entry an interval, finest first.</param>
/// <param name="Quotes">Null where the source had none.</param>
public sealed record DatasetProduct(Product Product, ImmutableArray<DatasetCandles> Candles, DatasetQuotes? Quotes = null)
{
    /// <summary>The candles at exactly this interval; null if there are none.</summary>
    public DatasetCandles? At(Interval interval) => Candles.FirstOrDefault(c => c.Interval == interval);
}
