using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;
using Trading.Core.MarketData.Validation;

namespace Trading.Runtime.Datasets;

/// <summary>One series of candles on its way into a dataset, read in chunks that nobody has checked yet.</summary>
internal abstract class SeriesSource(ProductId product, Interval interval) : IDisposable
{
    public const int ChunkRows = 64 * 1024;

    public ProductId Product => product;

    public Interval Interval => interval;

    /// <summary>The files or the table, for reports.</summary>
    public abstract ImmutableArray<string> Names { get; }

    /// <summary>Over all rows read so far.</summary>
    public abstract PrintedDecimals Decimals { get; }

    /// <summary>What repair has done so far.</summary>
    public RepairReport Repaired { get; private protected set; }

    /// <summary>Replaces the content of <paramref name="into"/> with the next rows; false at the end.</summary>
    public abstract bool ReadNext(CandleColumns into);

    /// <summary>Names the place of a row of the last chunk.</summary>
    public abstract string Where(int index);

    public abstract void Dispose();
}
