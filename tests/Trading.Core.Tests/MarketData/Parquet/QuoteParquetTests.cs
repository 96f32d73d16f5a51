using Trading.Core.Market;
using Trading.Core.MarketData.Parquet;

namespace Trading.Core.Tests.MarketData.Parquet;

public sealed class QuoteParquetTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSameAndMissingValuesStayMissing()
    {
        var quotes = new QuoteColumns();
        for (var i = 0; i < 10; i++)
        {
            quotes.Append(new Quote(new(1_700_000_000_123 + (i * 1000)), 1.5 + i, 2.5 + i, i % 3 == 0 ? double.NaN : i, 0.1 * i));
        }

        using var file = new MemoryStream();
        QuoteParquetWriter.Write(file, quotes, new ParquetWriterOptions { RowGroupSize = 4 });
        var back = new QuoteColumns();

        Assert.Equal(10, new QuoteParquetReader().Read(file, "q.parquet", back));
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(quotes[i], back[i]);
        }
    }

    [Fact]
    public void Read_NoSizes_AreMissing()
    {
        using var file = FileOf(("time", true), ("bid", false), ("ask", false));
        var back = new QuoteColumns();
        new QuoteParquetReader().Read(file, "q.parquet", back);

        Assert.Equal(new Quote(new(7), 1.5, 1.5), back[0]);
    }

    [Fact]
    public void Read_NoAsk_NamesIt()
    {
        using var file = FileOf(("time", true), ("bid", false));

        Assert.Equal(
            "q.parquet: no column is called ask; it has time, bid",
            Assert.Throws<InputException>(() => new QuoteParquetReader().Read(file, "q.parquet", new QuoteColumns())).Message);
    }

    private static MemoryStream FileOf(params (string Name, bool IsTime)[] columns)
    {
        var file = new MemoryStream();
        var writer = new ParquetWriter(file, [.. columns.Select(c => c.IsTime ? ParquetColumn.TimeMs(c.Name) : ParquetColumn.Double(c.Name))]);
        writer.BeginRowGroup(1);
        foreach (var (_, isTime) in columns)
        {
            if (isTime)
            {
                writer.Write([7L]);
            }
            else
            {
                writer.Write([1.5]);
            }
        }

        writer.Finish();
        return file;
    }
}
