using System.Diagnostics;
using System.Globalization;
using Benchmarks.Pipeline;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.MarketReplay;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;

namespace Benchmarks.Cycle;

/// <summary>
/// A whole cycle of the shell on 30 products with 192 h of quarter-hours each, with a store that is flushed to the disk: everything but
/// waiting for a venue. The yardstick is the features of the same candles alone.
/// </summary>
internal static class CycleBenchmark
{
    private const int Products = 30;
    private const int WarmUp = 200;

    public static int Run(string[] args)
    {
        var cycles = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000;
        var policy = PolicySource.Load(null);
        var from = Timestamp.Utc(2025, 1, 15);
        var to = from.AddMs((cycles + WarmUp) * policy.Cycle.Interval.Ms);
        var dataset = new SyntheticMarket(SyntheticMarketOptions.Default(21) with
        {
            Products = [.. Enumerable.Range(0, Products).Select(ProductOf)],
            From = Timestamp.Utc(2025, 1, 1),
            To = to.AddMs(86_400_000),
        }).ToDataset(withQuotes: false);
        var range = PipelineData.Spec(dataset, policy, dataset.Manifest.Products.Select(p => p.Product.Id)) with
        {
            Candles = Interval.QuarterHour,
            From = from,
            To = to,
        };
        var folder = Directory.CreateTempSubdirectory("cycle-benchmark-");
        try
        {
            var times = Cycles(dataset, range, folder.FullName, cycles);
            var alone = Features(dataset, range, policy.Cycle.Interval);
            times.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"cycle of {Products} products with 192 h: p50 {At(times, 0.5):F1} ms, p99 {At(times, 0.99):F1} ms, worst {times[^1]:F1} ms over {times.Count} cycles (aim: p99 below 50 ms); features alone {alone:F1} ms, ratio of p50 {At(times, 0.5) / alone:F1}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static List<double> Cycles(IMarketDataset dataset, SliceSpec range, string folder, int cycles)
    {
        var policy = PolicySource.Load(null);
        var clock = new ReplayClock(range.From);
        using var market = new ReplayMarket(dataset, range, policy, clock);
        var options = new CycleOptions
        {
            Account = "benchmark",
            Mode = TradingMode.Paper,
            Owner = "benchmark",
            Products = [.. range.Products],
            Candles = range.Candles,
            OpeningCash = new Money(policy.Backtest.InitialCash),
            CodeVersion = "benchmark",
            IsBookRequired = false,
        };
        var venue = new ReplayVenue(
            market, MockExchangeOptions.From(policy.Simulation, FillMode.Base, 1, options.Account, options.OpeningCash), clock);
        using var store = new SqliteStateStore(Path.Combine(folder, "account.db"));
        using var lease = new SqliteCycleLease(Path.Combine(folder, "account.db"), TimeProvider.System);
        var objects = new FolderObjectStore(Path.Combine(folder, "objects"));
        var job = new CycleJob(new CycleServices(store, lease, venue, market, objects, clock), options, policy);
        var times = new List<double>(cycles);
        var slot = range.From;
        for (var i = 0; i < WarmUp + cycles; i++, slot = slot.AddMs(policy.Cycle.Interval.Ms))
        {
            var watch = Stopwatch.StartNew();
            var outcome = job.RunAsync(
                new CycleRequest(slot, slot + TimeSpan.FromSeconds(policy.Cycle.DecisionDelaySeconds)), default).GetAwaiter().GetResult();
            if (outcome.Kind == CycleOutcomeKind.Failed)
            {
                throw new InvalidOperationException($"{slot}: {outcome.Text} {outcome.Message}");
            }

            if (i >= WarmUp)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return times;
    }

    private static double Features(IMarketDataset dataset, SliceSpec range, Interval candles)
    {
        var all = range.Products.Select(product => HistoryOf(dataset, product, candles, range.From)).ToArray();
        var times = new List<double>();
        for (var round = 0; round < 100; round++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var columns in all)
            {
                var window = new FeatureWindow(candles, FeatureNeeds.Windowed, new FeatureOptions(10, 10, 30));
                window.Advance(columns, 0, columns.Count);
                window.CloseTo(range.From);
            }

            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Measured.Median(times);
    }

    private static CandleColumns HistoryOf(IMarketDataset dataset, ProductId product, Interval candles, Timestamp to)
    {
        var all = new CandleColumns();
        var month = new CandleColumns();
        using var cursor = dataset.OpenCandles(product, candles, to - TimeSpan.FromHours(192), to);
        while (cursor.ReadNext(month))
        {
            all.AppendRange(month, 0, month.Count);
        }

        return all;
    }

    private static SyntheticProduct ProductOf(int index)
    {
        var twenty = SyntheticProducts.Twenty;
        var like = twenty[index % twenty.Count];
        return index < twenty.Count ? like : like with { Id = ProductId.Parse($"X{index}-USD") };
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, share * sorted.Count)];
}
