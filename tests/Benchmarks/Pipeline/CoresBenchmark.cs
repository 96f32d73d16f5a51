using System.Diagnostics;
using System.Globalization;
using Trading.Core.Backtesting;
using Trading.Runtime.Backtests;
using Trading.Runtime.Storage;

namespace Benchmarks.Pipeline;

/// <summary>Eight slices on one worker and on two, by the wall's clock, in turn.</summary>
internal static class CoresBenchmark
{
    private const int Slices = 8;

    public static int Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var dataset = PipelineData.Year20();
        var policy = PipelineData.Policy("benchmark.policy.yaml");
        var whole = PipelineData.Spec(dataset, policy, dataset.Manifest.Products.Select(p => p.Product.Id));
        var step = (whole.To - whole.From) / Slices;
        SliceSpec[] slices = [.. Enumerable.Range(0, Slices).Select(i => whole with { From = whole.From + (step * i), To = whole.From + (step * (i + 1)) })];
        var one = new List<double>();
        var two = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            var seconds = (Once(1), Once(2));
            if (round > 0)
            {
                one.Add(seconds.Item1);
                two.Add(seconds.Item2);
            }
        }

        var ratios = one.Zip(two, (a, b) => a / b).ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Slices} slices: one worker {Measured.Median(one):F2} s, two workers {Measured.Median(two):F2} s, ratio {Measured.Median(ratios):F2} (must 1.8, reach 1.9)"));
        return 0;

        double Once(int workers)
        {
            var folder = Directory.CreateTempSubdirectory("cores-benchmark-");
            try
            {
                var runner = new BacktestRunner(new FolderObjectStore(folder.FullName), () => dataset, policy, TimeProvider.System);
                var clock = Stopwatch.StartNew();
                runner.RunAsync(slices, workers).GetAwaiter().GetResult();
                return clock.Elapsed.TotalSeconds;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }
}
