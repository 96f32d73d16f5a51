using Trading.Core.Market;
using Trading.Core.MarketData.Parquet;

namespace Trading.Runtime.Datasets;

/// <summary>The format of a dataset's files, with the buffers that reading needs; for one thread at a time.</summary>
internal sealed class DatasetCodec
{
    private readonly CandleParquetReader _candles = new();
    private readonly QuoteParquetReader _quotes = new();

    public static void Write(Stream file, CandleColumns candles) => CandleParquetWriter.Write(file, candles);

    public static void Write(Stream file, QuoteColumns quotes) => QuoteParquetWriter.Write(file, quotes);

    /// <summary>Replaces the content of <paramref name="into"/> with the file's.</summary>
    public void Read(Stream file, string name, CandleColumns into)
    {
        into.Clear();
        _ = _candles.Read(file, name, into);
    }

    /// <inheritdoc cref="Read(Stream, string, CandleColumns)"/>
    public void Read(Stream file, string name, QuoteColumns into)
    {
        into.Clear();
        _ = _quotes.Read(file, name, into);
    }
}
