using System.Diagnostics;
using System.Globalization;
using Trading.Core.Analytics;
using Trading.Core.Backtesting.Sweeps;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Runtime.Backtests;
using Trading.Runtime.Datasets;
using Trading.Runtime.Storage;
using Trading.Runtime.Sweeps;

namespace Benchmarks.Pipeline;

/// <summary>
/// A sweep of 1,000 slices over 4 products and 2 years of 15-minute candles from a dataset folder, stored, merged and recorded in the
/// ledger: wall time, slices a second and peak memory of a process of its own. Arguments: how many slices (1,000), how many workers
/// (one a core).
/// </summary>
internal static class SweepBenchmark
{
    private const string ChildWord = "child";

    public static int Run(string[] args)
    {
        if (args is [ChildWord, var home, var count, var threads])
        {
            return Child(home, Number(count), Number(threads));
        }

        var slices = args.Length > 0 ? Number(args[0]) : 1000;
        var workers = args.Length > 1 ? Number(args[1]) : Environment.ProcessorCount;
        var folder = Directory.CreateTempSubdirectory("sweep-benchmark-");
        try
        {
            SyntheticDatasetWriter.Write(
                new SyntheticMarket(SyntheticMarketOptions.Evidence(1)), Path.Combine(folder.FullName, "data"), withQuotes: false, overwrite: false, progress: null, CancellationToken.None);
            string[] arguments = ["sweep", ChildWord, folder.FullName, slices.ToString(CultureInfo.InvariantCulture), workers.ToString(CultureInfo.InvariantCulture)];
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments))!;
            child.WaitForExit();
            return child.ExitCode;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Child(string home, int slices, int workers)
    {
        var file = SweepFileReader.Read(
            $$"""
            schema_version: 1
            search: random
            budget: {{slices}}
            keys:
              signals.options.price_move.bull_60m_pct: {from: 2, to: 6}
              signals.options.volume_spike.other_ratio: {from: 1.5, to: 4, scale: log}
              rules.conviction.min: {from: 0.2, to: 0.5}
              rules.table[momentum_breakout].stop_pct: {from: 3, to: 10}
            """,
            "benchmark");
        var dataset = FolderDataset.Open(Path.Combine(home, "data"));
        var clock = Stopwatch.StartNew();
        var plan = SweepPlan.Of(
            new SweepRequest(new BacktestRequest(), file, Objective.Sharpe, 1), dataset, PolicyLoader.Shipped(SignalRegistry.Vocabulary), SignalRegistry.Vocabulary, "benchmark");
        var planned = clock.Elapsed.TotalSeconds;
        var store = new FolderObjectStore(Path.Combine(home, "results"));
        var outcome = new SweepJob(store, dataset, TimeProvider.System).RunAsync(plan, workers).GetAwaiter().GetResult();
        var seconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var candles = dataset.Manifest.Products.Sum(p => p.Candles[0].Rows) * (double)outcome.Ran;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcome.Ran} slices on {workers} workers: {seconds:F1} s wall ({planned:F1} s planning), {process.TotalProcessorTime.TotalSeconds:F1} s processor, {outcome.Ran / seconds:F1} slices/s, {candles / seconds / 1e6:F1} M candles/s, {outcome.Report.Rows.Sum(r => r.Summary.Trades)} trades, peak {process.PeakWorkingSet64 / 1e6:F0} MB"));
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
