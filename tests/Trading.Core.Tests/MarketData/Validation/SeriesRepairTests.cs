using Trading.Core.Market;
using Trading.Core.MarketData.Validation;

namespace Trading.Core.Tests.MarketData.Validation;

public sealed class SeriesRepairTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 1);

    [Fact]
    public void Apply_SortedSeries_DoesNothing()
    {
        var candles = Of((0, 10), (1, 11));

        Assert.True(SeriesRepair.Apply(candles).DidNothing);
        Assert.Equal([10.0, 11.0], candles.Close[..candles.Count]);
    }

    [Fact]
    public void Apply_UnsortedWithDuplicates_SortsDropsAndCounts()
    {
        var candles = Of((0, 10), (2, 12), (1, 11), (2, 12), (2, 12), (3, 13));
        List<long> lines = [2, 3, 4, 5, 6, 7];

        var report = SeriesRepair.Apply(candles, lines);

        Assert.Equal(new RepairReport(DuplicatesDropped: 2, RowsMoved: 1), report);
        Assert.Equal([10.0, 11.0, 12.0, 13.0], candles.Close[..candles.Count]);
        Assert.Equal([2L, 4, 3, 7], lines);
    }

    [Fact]
    public void Apply_SameTimeOtherValues_LeavesBothForTheValidator()
    {
        var candles = Of((0, 10), (1, 11), (1, 12), (1, 11));

        Assert.Equal(new RepairReport(1, 0), SeriesRepair.Apply(candles));
        Assert.Equal([10.0, 11.0, 12.0], candles.Close[..candles.Count]);
        Assert.Throws<InputException>(() => new CandleValidator(null).Check(candles, i => $"row {i}"));
    }

    [Fact]
    public void Apply_Quotes_SortsAndDropsExactDuplicates()
    {
        var quotes = new QuoteColumns();
        quotes.Append(new Quote(new(2), 1, 2));
        quotes.Append(new Quote(new(1), 3, 4));
        quotes.Append(new Quote(new(2), 1, 2));

        Assert.Equal(new RepairReport(1, 1), SeriesRepair.Apply(quotes));
        Assert.Equal([3.0, 1.0], quotes.Bid[..quotes.Count]);
    }

    private static CandleColumns Of(params ReadOnlySpan<(int Slot, double Close)> rows)
    {
        var columns = new CandleColumns();
        foreach (var (slot, close) in rows)
        {
            columns.Append(new Candle(Start.AddMs(slot * 900_000L), close, close, close, close, 1));
        }

        return columns;
    }
}
