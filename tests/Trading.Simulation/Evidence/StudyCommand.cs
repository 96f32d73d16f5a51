using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.TradeLog;

namespace Trading.Simulation.Evidence;

/// <summary>The evidence study on the command line: many seeds of each kind, one finished line a seed, so that it goes on where it stopped.</summary>
internal static class StudyCommand
{
    // Apart from every seed that is studied.
    private const ulong FirstCalibrationSeed = 1_000_001;

    private const string Usage =
        """
        usage: dotnet run -c Release --project tests/Trading.Simulation -- evidence [options]
          --kind K         no_edge, no_edge_no_costs, edge or edge_best_of_many (all)
          --seeds N        so many seeds of each kind (200)
          --from N         the first of them (1); the planted market was made with 1 to 200 in sight, so proof takes others
          --workers N      seeds at once (one a core)
          --out FILE       finished seeds, one a line (evidence-study.jsonl); a rerun goes on from there
        evidence calibrate --drift BPS [--seeds N]
                           mean net Sharpe ratio of the registered policy over seeds of its own
        """;

    /// <summary>0 when it ran, 2 for what is no command.</summary>
    public static int Run(string[] args, TextWriter output)
    {
        var isCalibration = args is ["calibrate", ..];
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = isCalibration ? 1 : 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
            {
                output.WriteLine(Usage);
                return 2;
            }

            options[args[i]] = args[i + 1];
        }

        var seeds = Number(options, "--seeds", 200);
        var workers = Number(options, "--workers", Environment.ProcessorCount);
        if (isCalibration)
        {
            Calibrate(double.Parse(options["--drift"], CultureInfo.InvariantCulture), seeds, workers, output);
            return 0;
        }

        var kinds = Enum.GetValues<StudyKind>().Where(k => !options.TryGetValue("--kind", out var name) || name == k.ToCode()).ToArray();
        if (kinds.Length == 0)
        {
            output.WriteLine(Usage);
            return 2;
        }

        Study(kinds, Number(options, "--from", 1), seeds, workers, options.GetValueOrDefault("--out", "evidence-study.jsonl"), output);
        return 0;
    }

    private static void Calibrate(double driftBps, int seeds, int workers, TextWriter output)
    {
        var sharpes = new ConcurrentBag<double>();
        var trades = new ConcurrentBag<Trade>();
        Parallel.For(0, seeds, new ParallelOptions { MaxDegreeOfParallelism = workers }, i =>
        {
            var run = StudyBacktest.Run(StudyMarket.Build(FirstCalibrationSeed + (ulong)i, driftBps), StudyPolicies.Registered);
            sharpes.Add(EquityStatistics.Of(run).Sharpe ?? 0);
            foreach (var trade in run.Trades)
            {
                trades.Add(trade);
            }
        });
        var mean = sharpes.Average();
        var deviation = Math.Sqrt(sharpes.Sum(s => (s - mean) * (s - mean)) / Math.Max(1, sharpes.Count - 1));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"drift {driftBps} bps: net Sharpe {mean:0.000} a year, mean of {seeds} seeds, standard error {deviation / Math.Sqrt(seeds):0.000}, deviation {deviation:0.000}"));
        var net = trades.Sum(t => t.Net.Amount);
        foreach (var group in GroupResult.By(trades, t => t.Entry.Signal).Concat(GroupResult.By(trades, t => t.Product.Value)))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {group.Key}: {group.Net.Amount / net * 100:0.0} % of the net result, {100.0 * group.Trades / trades.Count:0.0} % of the trades"));
        }
    }

    private static void Study(StudyKind[] kinds, int from, int seeds, int workers, string path, TextWriter output)
    {
        var found = File.Exists(path)
            ? File.ReadLines(path).Select(Read).Where(r => r?.Study == StudyRun.Id).OfType<StudyResult>().ToList()
            : [];
        var done = found.Select(r => (r.Kind, r.Seed)).ToHashSet();
        var pending = kinds
            .SelectMany(k => Enumerable.Range(from, seeds).Select(s => (Kind: k, Seed: (ulong)s)))
            .Where(p => !done.Contains(p));
        var watch = Stopwatch.StartNew();
        using (var lines = new StreamWriter(path, append: true) { AutoFlush = true })
        {
            Parallel.ForEach(
                Partitioner.Create(pending, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = workers },
                next =>
                {
                    var result = StudyRun.Of(next.Kind, next.Seed);
                    lock (found)
                    {
                        found.Add(result);
                        lines.WriteLine(JsonSerializer.Serialize(result, CoreJson.Compact));
                    }
                });
        }

        foreach (var kind in kinds)
        {
            Tell(kind, [.. found.Where(r => r.Kind == kind && r.Seed >= (ulong)from && r.Seed < (ulong)from + (ulong)seeds)], output);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0} s now, {found.Sum(r => r.Seconds):0} s of work in all"));
    }

    private static void Tell(StudyKind kind, StudyResult[] results, TextWriter output)
    {
        var go = results.Count(r => r.IsGo);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind.ToCode()}: GO in {go} of {results.Length} ({100.0 * go / results.Length:0.0} %), net Sharpe {results.Average(r => r.SharpePerYear):0.00}, {results.Average(r => r.Trades):0} trades, {results.Average(r => r.Seconds):0.0} s a seed"));
        foreach (var group in results.SelectMany(r => r.Unmet).GroupBy(c => c).OrderByDescending(g => g.Count()))
        {
            var alone = results.Count(r => r.Unmet is [var only] && only == group.Key);
            output.WriteLine($"  {group.Key.ToCode()} unmet in {group.Count()}, alone in {alone}");
        }
    }

    // The last line of a run that was killed may be cut short.
    private static StudyResult? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<StudyResult>(line, CoreJson.Compact);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Number(Dictionary<string, string> options, string name, int otherwise) =>
        options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
