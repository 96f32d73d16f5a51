using System.Globalization;
using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Policy;

namespace Benchmarks.Pipeline;

/// <summary>
/// The whole pipeline over 20 products, one year of 1-minute candles, a cycle each 15 minutes, with and without the audit record,
/// against a bare loop over the same arrays in the same run. The first argument is the number of rounds.
/// </summary>
internal static class PipelineBenchmark
{
    public static int Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
        var dataset = PipelineData.Year20();
        var products = dataset.Manifest.Products.Select(p => p.Product.Id).ToArray();
        var columns = products.Select(p => PipelineData.Columns(dataset, p, Interval.OneMinute)).ToArray();
        var candles = columns.Sum(c => (long)c.Count);
        var policy = PipelineData.Policy("benchmark.policy.yaml");
        var spec = PipelineData.Spec(dataset, policy, products);
        SliceResult? result = null;
        long auditBytes = 0;

        var bare = new Measured("bare loop over all columns", candles, () => GC.KeepAlive(PipelineData.BareLoop(columns)));
        var pipeline = new Measured("pipeline, 20 products, 1 m candles, 15 m cycles, audit off", candles, () =>
        {
            using var engine = new BacktestEngine(dataset, spec, policy);
            result = engine.Run();
        });
        var audited = new Measured("the same with the full audit record written", candles, () =>
        {
            using var output = new CountingStream();
            using (var audit = new CycleRecordWriter(output, spec.PolicyHash, spec.EngineVersion, Trading.Core.Features.FeatureNeeds.Windowed))
            {
                using var engine = new BacktestEngine(dataset, spec, policy, audit);
                engine.Run();
            }

            auditBytes = output.Length;
        });
        Measured.Interleave(warmUps: 5, rounds, bare, pipeline, audited);

        var f = result!.Funnel;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{candles} candles, {f.Cycles} cycles, {result.Trades.Count} trades, {f.Proposed} proposals, {f.Proposed - f.Approved} rejected, audit {auditBytes / 1e6:F0} MB"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bare.Name,-62} median {bare.PerSecond / 1e6,7:F1} M/s"));
        pipeline.Print(bare, 15e6, 30e6);
        audited.Print(bare, 5e6, 10e6);
        return result.Trades.Count >= 2000 && f.Proposed - f.Approved >= 5000 ? 0 : 1;
    }
}
