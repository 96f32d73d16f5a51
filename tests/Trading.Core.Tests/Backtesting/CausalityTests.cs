using System.Text.Json;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.Tests.Backtesting;

/// <summary>
/// Nothing that was decided depends on what came later. The audit holds universe, features, regime, triggers, proposals and checks of
/// every cycle, so it is enough to compare its bytes.
/// </summary>
public class CausalityTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(33)]
    [InlineData(47)]
    public void Decide_FutureScrambled_DecidesTheSameUpToThen(int day)
    {
        var at = Timestamp.Utc(2024, 1, 1) + TimeSpan.FromDays(day);
        var policy = EngineRuns.Busy;
        var truth = EngineRuns.Audit(EngineRuns.Dataset, policy);

        var scrambled = EngineRuns.Audit(Scrambled(EngineRuns.Dataset, at), policy);

        var before = truth.Count(line => SlotOf(line) < at);
        Assert.True(before > 1000);
        Assert.Equal(truth[..before], scrambled[..before]);

        // The cycle at t itself knows nothing later either; only fills in the seconds before its decision may differ.
        Assert.Equal(Part(truth[before], "products"), Part(scrambled[before], "products"));
        Assert.Equal(Part(truth[before], "regime"), Part(scrambled[before], "regime"));
        Assert.NotEqual(truth[before + 200], scrambled[before + 200]);
    }

    private static Timestamp SlotOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.TryGetProperty("slot", out var slot) ? Timestamp.From(slot.GetDateTimeOffset()) : Timestamp.MaxValue;
    }

    private static string Part(string line, string name)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty(name).GetRawText();
    }

    // Prices after t run on at three times their size with volumes of their own; times and grid stay.
    private static InMemoryDataset Scrambled(InMemoryDataset dataset, Timestamp at) => new(
        "synthetic",
        dataset.Manifest.Products.Select(entry =>
        {
            var id = entry.Product.Id;
            var candles = new CandleColumns();
            var month = new CandleColumns();
            using var cursor = dataset.OpenCandles(id, Interval.QuarterHour, Timestamp.MinValue, Timestamp.MaxValue);
            var random = new SeededRandom(99);
            while (cursor.ReadNext(month))
            {
                for (var i = 0; i < month.Count; i++)
                {
                    var c = month[i];
                    var factor = 3 + random.NextDouble();
                    candles.Append(c.OpenTime < at
                        ? c
                        : new Candle(c.OpenTime, c.Open * factor, c.High * factor, c.Low * factor, c.Close * factor, c.Volume * 7));
                }
            }

            return new InMemoryProduct(entry.Product, [new CandleSeries(id, Interval.QuarterHour, candles)]);
        }));
}
