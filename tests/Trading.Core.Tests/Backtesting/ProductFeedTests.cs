using FsCheck.Fluent;
using Trading.Core.Backtesting;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting;

public class ProductFeedTests
{
    // Two hours of either side of a month's end; the close of the candle at index i is 100 + i.
    private static readonly Timestamp First = Timestamp.Utc(2024, 1, 31, 22);
    private static readonly Timestamp Month = Timestamp.Utc(2024, 2, 1);

    [Fact]
    public void Advance_AcrossAMonth_ShowsTheCandleThatJustClosed()
    {
        using var feed = Feed(Enumerable.Range(0, 16));
        for (var i = 1; i <= 16; i++)
        {
            feed.Advance(Slot(i));

            Assert.Equal(100.0 + i - 1, feed.LastClose);
            Assert.Equal(Slot(i), feed.LastCandleAt);
        }
    }

    [Fact]
    public void Advance_AMillisecondBeforeTheClose_DoesNotShowTheCandle()
    {
        using var feed = Feed(Enumerable.Range(0, 16));
        feed.Advance(Slot(1).AddMs(-1));
        Assert.True(double.IsNaN(feed.LastClose));

        feed.Advance(Slot(9).AddMs(-1)); // the first candle of the new month is not complete
        Assert.Equal(107.0, feed.LastClose);
        feed.Advance(Slot(9));
        Assert.Equal(108.0, feed.LastClose);
    }

    [Fact]
    public void TryGetCandle_BeyondTheMonth_LooksAheadWithoutMovingDecisions()
    {
        using var feed = Feed(Enumerable.Range(0, 16));
        feed.Advance(Month.AddMs(-900_000));

        Assert.Equal(Slot(7), CandleAt(feed, Month.AddMs(-1)));
        Assert.Equal(Month, CandleAt(feed, Month));
        Assert.Equal(Slot(9), CandleAt(feed, Slot(9).AddMs(20_000)));
        Assert.Equal(Slot(7), CandleAt(feed, Month.AddMs(-900_000)));
        Assert.Equal(106.0, feed.LastClose);
        Assert.Equal(106.0, feed.LastCloseAt(Month.AddMs(-1)));
        Assert.Equal(107.0, feed.LastCloseAt(Month));
        Assert.Equal(108.0, feed.LastCloseAt(Slot(9)));
        Assert.Equal(106.0, feed.LastClose);

        feed.Advance(Month);
        Assert.Equal(107.0, feed.LastClose);
        feed.Advance(Slot(10));
        Assert.Equal(109.0, feed.LastClose);
    }

    [Fact]
    public void TryGetCandle_InAHole_IsTheNextThatOpens()
    {
        // Nothing trades from 23:30 to 00:30.
        using var feed = Feed([0, 1, 2, 3, 4, 5, 10, 11]);
        feed.Advance(Month);

        Assert.Equal(105.0, feed.LastClose);
        Assert.Equal(Slot(6), feed.LastCandleAt);
        Assert.Equal(Slot(10), CandleAt(feed, Month.AddMs(20_000)));
        Assert.Equal(105.0, feed.LastCloseAt(Slot(10)));
        Assert.Equal(110.0, feed.LastCloseAt(Slot(11)));
    }

    [Fact]
    public void TryGetCandle_AfterTheLast_IsNone()
    {
        using var feed = Feed(Enumerable.Range(0, 16));
        feed.Advance(Slot(16));

        Assert.False(feed.TryGetCandle(Slot(16), out _));
        Assert.Equal(115.0, feed.LastCloseAt(Slot(20)));
    }

    [Fact]
    public void Advance_NothingInRange_KnowsNothing()
    {
        using var feed = Feed(Enumerable.Range(0, 16), from: Slot(20));
        feed.Advance(Slot(21));

        Assert.True(double.IsNaN(feed.LastClose));
        Assert.True(double.IsNaN(feed.LastCloseAt(Slot(30))));
        Assert.False(feed.TryGetCandle(Slot(21), out _));
    }

    [Fact]
    public void Advance_MinuteCandles_ShowsFifteenMoreACycle()
    {
        using var feed = Feed(Enumerable.Range(0, 240), Interval.OneMinute);
        for (var i = 1; i <= 16; i++)
        {
            feed.Advance(Slot(i));

            Assert.Equal(100.0 + (i * 15) - 1, feed.LastClose);
            Assert.Equal(i * 15L, feed.Features.BarCount);
            Assert.Equal(Slot(i), feed.LastCandleAt);
        }
    }

    [Fact]
    public void Advance_AnyHolesAndAnySlots_ShowsTheNewestCompleteCandle()
    {
        var cases = from minutes in Gen.Choose(0, 239).NonEmptyListOf()
                    from steps in Gen.Choose(1, 70).NonEmptyListOf()
                    select (Minutes: minutes.Distinct().Order().ToArray(), Steps: steps);
        Properties.Check(cases, c =>
        {
            using var feed = Feed(c.Minutes, Interval.OneMinute);
            var at = First;
            foreach (var step in c.Steps)
            {
                at = at.AddMs(step * 60_000L);
                feed.Advance(at);
                var known = c.Minutes.Where(m => First.AddMs((m + 1) * 60_000L) <= at).Select(m => 100.0 + m).LastOrDefault(double.NaN);
                var next = c.Minutes.Where(m => First.AddMs((m + 1) * 60_000L) > at).Select(m => First.AddMs(m * 60_000L)).Cast<Timestamp?>().FirstOrDefault();
                var later = at.AddMs(1_800_000);
                var knownLater = c.Minutes.Where(m => First.AddMs((m + 1) * 60_000L) <= later).Select(m => 100.0 + m).LastOrDefault(double.NaN);
                if (!feed.LastClose.Equals(known)
                    || !feed.LastCloseAt(later).Equals(knownLater)
                    || !feed.LastClose.Equals(known)
                    || (feed.TryGetCandle(at, out var candle) ? candle.OpenTime : null) != next)
                {
                    return false;
                }
            }

            return true;
        });
    }

    [Fact]
    public void TryGetCandle_FurtherAheadThanOneReadGives_IsFoundAndNothingIsLost()
    {
        using var feed = Feed(Enumerable.Range(0, 12_000), Interval.OneMinute);
        var far = First.AddMs(9_000 * 60_000L);

        feed.Advance(First.AddMs(60_000));
        Assert.Equal(far, CandleAt(feed, far));
        Assert.Equal(100.0 + 8_999, feed.LastCloseAt(far));

        feed.Advance(far);
        Assert.Equal(100.0 + 8_999, feed.LastClose);
        Assert.Equal(9_000, feed.Features.BarCount);
        Assert.Equal(far, CandleAt(feed, far));
    }

    private static Timestamp Slot(int index) => First.AddMs(index * 900_000L);

    private static Timestamp CandleAt(ProductFeed feed, Timestamp at)
    {
        Assert.True(feed.TryGetCandle(at, out var candle));
        return candle.OpenTime;
    }

    private static ProductFeed Feed(IEnumerable<int> present, Interval? interval = null, Timestamp? from = null)
    {
        var candles = new CandleColumns();
        var length = interval ?? Interval.QuarterHour;
        foreach (var i in present)
        {
            var close = 100.0 + i;
            candles.Append(new Candle(First.AddMs(i * length.Ms), close, close + 1, close - 1, close, 10));
        }

        var product = TestProducts.Of("BTC-USD");
        var dataset = new InMemoryDataset("test", [new InMemoryProduct(product, [new CandleSeries(product.Id, length, candles)])]);
        return new ProductFeed(
            product,
            length,
            dataset.OpenCandles(product.Id, length, from ?? First, Timestamp.MaxValue),
            quotes: null,
            new FeatureWindow(length, FeatureNeeds.Windowed, new FeatureOptions(10, 10, 30)),
            Interval.QuarterHour);
    }
}
