using System.Diagnostics;
using System.Globalization;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Core.Signals;

namespace Benchmarks.Pipeline;

/// <summary>
/// The whole pipeline over 20 products, one year of 1-minute candles, a cycle each 15 minutes, against a bare loop over the same
/// arrays in the same run.
/// </summary>
internal static class PipelineBenchmark
{
    public static int Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var dataset = PipelineData.Year20();
        var columns = PipelineData.Columns(dataset, Interval.OneMinute);
        var candles = columns.Sum(c => (long)c.Count);
        var policy = PolicyLoader.Load(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pipeline", "benchmark.policy.yaml")), "benchmark.policy.yaml", SignalRegistry.Vocabulary);
        var spec = SpecOf(dataset, policy);

        var bare = new List<double>();
        var pipeline = new List<double>();
        SliceResult? result = null;
        for (var round = 0; round <= rounds; round++)
        {
            var bareSeconds = Time(() => GC.KeepAlive(PipelineData.BareLoop(dataset, columns)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var seconds = Time(() =>
            {
                using var engine = new BacktestEngine(dataset, spec, policy);
                result = engine.Run();
            });
            if (round > 0)
            {
                bare.Add(bareSeconds);
                pipeline.Add(seconds);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: pipeline {candles / seconds / 1e6:F1} M/s, bare {candles / bareSeconds / 1e6:F0} M/s, allocated {(GC.GetAllocatedBytesForCurrentThread() - before) / 1e6:F1} MB"));
        }

        var f = result!.Funnel;
        Console.WriteLine($"rules {string.Join(", ", f.Rules)} risk {string.Join(", ", f.Risk)} legs {string.Join(", ", f.Legs)} signals {string.Join(", ", f.Signals)} universe {string.Join(", ", f.Universe)} quality {string.Join(", ", f.Quality)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{candles} candles, trades {result.Trades.Count}, proposed {f.Proposed}, rejected {f.Proposed - f.Approved}, hash {result.OrderListHash[..16]}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pipeline {candles / Median(pipeline) / 1e6:F1} M product-candles/s, bare loop {candles / Median(bare) / 1e6:F0} M, ratio {Median(pipeline) / Median(bare):F1}"));
        return 0;
    }

    private static SliceSpec SpecOf(IMarketDataset dataset, TradingPolicy policy) => new()
    {
        DatasetId = dataset.Id,
        Candles = Interval.OneMinute,
        Products = [.. dataset.Manifest.Products.Select(p => p.Product.Id)],
        From = dataset.Manifest.Products[0].Candles[0].First.Floor(Interval.OneDay) + TimeSpan.FromDays(8),
        To = dataset.Manifest.Products[0].Candles[0].Last.Floor(Interval.OneDay),
        WarmUpHours = 192,
        PolicyHash = PolicyHash.Of(policy),
        FillMode = FillMode.Base,
        FeeSchedule = policy.Costs.FeeSchedule,
        Seed = 1,
        EngineVersion = "benchmark",
    };

    // Processor time, not the wall's: the machine may be busy with other things.
    private static double Time(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        action();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
