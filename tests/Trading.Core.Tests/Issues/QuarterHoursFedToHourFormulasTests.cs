using System.Reflection;
using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Portfolio;
using Trading.Core.Tests.Backtesting;

namespace Trading.Core.Tests.Issues;

/// <summary>15-minute candles were fed to one-hour formulas.</summary>
public sealed class QuarterHoursFedToHourFormulasTests
{
    private static readonly FieldInfo[] Numbers = [.. typeof(FeatureValues).GetFields().Where(f => f.FieldType == typeof(double))];

    [Fact]
    public void SameMarketInMinutesAndInQuarterHours_HasTheSameFeaturesAtEveryInstant()
    {
        var minutes = new SyntheticMarket(SyntheticMarketOptions.Default(17) with
        {
            Products = SyntheticProducts.Four,
            From = Timestamp.Utc(2024, 1, 25),
            To = Timestamp.Utc(2024, 2, 6),
            Interval = Interval.OneMinute,
        }).ToDataset(withQuotes: false);

        var fine = Seen(minutes, Interval.OneMinute);
        var coarse = Seen(Resampled(minutes), Interval.QuarterHour);

        Assert.Equal(3 * 96, fine.Count);
        Assert.Equal(fine.Keys, coarse.Keys);
        var available = 0;
        foreach (var (slot, values) in fine)
        {
            for (var i = 0; i < values.Length; i++)
            {
                available += AssertSame(values[i], coarse[slot][i], $"{slot} product {i}");
            }
        }

        Assert.True(available > 3 * 96 * 4 * 20, $"{available} features were available");
    }

    private static int AssertSame(FeatureValues fine, FeatureValues coarse, string where)
    {
        var available = 0;
        foreach (var field in Numbers)
        {
            var (a, b) = ((double)field.GetValue(fine)!, (double)field.GetValue(coarse)!);
            var isSame = double.IsNaN(a) ? double.IsNaN(b) : Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a));
            Assert.True(isSame, $"{where} {field.Name}: {a} in minutes, {b} in quarter-hours");
            available += double.IsNaN(a) ? 0 : 1;
        }

        Assert.Equal(fine.HasDataGap, coarse.HasDataGap);
        Assert.Equal(fine.HigherLow, coarse.HigherLow);
        Assert.Equal(fine.WindowEnd, coarse.WindowEnd);
        return available;
    }

    private static SortedDictionary<Timestamp, FeatureValues[]> Seen(InMemoryDataset dataset, Interval candles)
    {
        var spec = EngineRuns.Spec(dataset, EngineRuns.Busy) with
        {
            Candles = candles,
            From = Timestamp.Utc(2024, 2, 3),
            To = Timestamp.Utc(2024, 2, 6),
        };
        var seen = new Seeing();
        using var engine = new BacktestEngine(dataset, spec, EngineRuns.Busy, seen);
        engine.Run();
        return seen.BySlot;
    }

    private static InMemoryDataset Resampled(InMemoryDataset minutes) => new("test", minutes.Manifest.Products.Select(entry =>
    {
        var id = entry.Product.Id;
        var (all, chunk) = (new CandleColumns(), new CandleColumns());
        using var cursor = minutes.OpenCandlesResampled(id, Interval.QuarterHour, Timestamp.MinValue, Timestamp.MaxValue);
        while (cursor.ReadNext(chunk))
        {
            all.AppendRange(chunk, 0, chunk.Count);
        }

        return new InMemoryProduct(entry.Product, [new CandleSeries(id, Interval.QuarterHour, all)]);
    }));

    private sealed class Seeing : ICycleObserver
    {
        public SortedDictionary<Timestamp, FeatureValues[]> BySlot { get; } = [];

        public void Decided(Decision decision, CycleInput input, in CycleState state)
        {
            if (decision.Phase == CyclePhase.Entries)
            {
                BySlot.Add(decision.Slot, [.. input.Features.Values]);
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
