using System.Diagnostics;
using System.Globalization;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;
using Trading.Runtime.Datasets;

namespace Benchmarks.Pipeline;

/// <summary>
/// Five years of 20 products in 1-minute candles, read from a dataset folder in one run: seconds and peak memory of a process of its own.
/// Arguments: a folder for the dataset (made there and kept), or none for a temporary one.
/// </summary>
internal static class LongRunBenchmark
{
    public static int Run(string[] args)
    {
        if (args is ["child", var dataset])
        {
            return Child(dataset);
        }

        var kept = args.Length > 0 ? args[0] : null;
        var folder = kept ?? Path.Combine(Path.GetTempPath(), $"long-run-benchmark-{Environment.ProcessId}");
        try
        {
            if (!File.Exists(Path.Combine(folder, "dataset.json")))
            {
                var options = SyntheticMarketOptions.Benchmark20(1) with { From = Timestamp.Utc(2020, 1, 1), To = Timestamp.Utc(2025, 1, 1) };
                SyntheticDatasetWriter.Write(new SyntheticMarket(options), folder, withQuotes: false, overwrite: false, progress: null, CancellationToken.None);
            }

            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["longrun", "child", folder]))!;
            child.WaitForExit();
            return child.ExitCode;
        }
        finally
        {
            if (kept is null && Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static int Child(string folder)
    {
        var dataset = FolderDataset.Open(folder);
        var policy = PipelineData.Policy("benchmark.policy.yaml");
        var spec = PipelineData.Spec(dataset, policy, dataset.Manifest.Products.Select(p => p.Product.Id));
        var clock = Stopwatch.StartNew();
        using var engine = new BacktestEngine(dataset, spec, policy);
        var result = engine.Run();
        var seconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Candles} candles, {result.Trades.Count} trades: {seconds:F1} s wall, {process.TotalProcessorTime.TotalSeconds:F1} s processor, {result.Candles / seconds / 1e6:F1} M/s, peak {process.PeakWorkingSet64 / 1e6:F0} MB (must 200, reach 100 and 4 s)"));
        return 0;
    }
}
