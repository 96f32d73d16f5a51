using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Portfolio;
using Trading.Core.Tests.Backtesting;

namespace Trading.Core.Tests.Issues;

/// <summary>A price was looked up one hour ahead.</summary>
public sealed class PriceLookedUpAheadTests
{
    [Fact]
    public void EveryDecision_SeesTheCloseOfTheLastCandleThatIsComplete()
    {
        var seen = new Seeing();
        EngineRuns.Run(EngineRuns.Dataset, EngineRuns.Busy, observer: seen);

        Assert.True(seen.Rows.Count > 4 * 4000, $"{seen.Rows.Count} rows");
        foreach (var product in seen.Rows.GroupBy(r => r.Product))
        {
            var candles = Candles(product.Key);
            foreach (var (_, slot, price) in product)
            {
                // The newest candle that opened at least a quarter-hour before the slot.
                var newest = candles.LowerBound(slot.AddMs(-900_000).AddMs(1)) - 1;
                Assert.Equal(candles.Close[newest], price);
            }
        }
    }

    private static CandleColumns Candles(ProductId product)
    {
        using var cursor = EngineRuns.Dataset.OpenCandles(product, Interval.QuarterHour, Timestamp.MinValue, Timestamp.MaxValue);
        var (all, month) = (new CandleColumns(), new CandleColumns());
        while (cursor.ReadNext(month))
        {
            all.AppendRange(month, 0, month.Count);
        }

        return all;
    }

    private sealed class Seeing : ICycleObserver
    {
        public List<(ProductId Product, Timestamp Slot, double Price)> Rows { get; } = [];

        public void Decided(Decision decision, CycleInput input, in CycleState state)
        {
            if (decision.Phase == CyclePhase.Entries)
            {
                Rows.AddRange(input.Market.Products.Select(p => (p.Product.Id, input.Slot, p.LastPrice)));
            }
        }

        public void Happened(in CycleEvent happened)
        {
        }

        public void Closed(Position position)
        {
        }
    }
}
