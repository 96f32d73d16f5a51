using System.Globalization;
using Trading.Core.Backtesting;
using Trading.Core.Market;

namespace Benchmarks.Pipeline;

/// <summary>
/// The reference strategy on one product, a decision at every 1-minute candle of a year, through the same Decide and Apply as everything
/// else. Averages over 300 and 900 minutes, so that it trades about as often as the 10 and 30 hours of the reference.
/// </summary>
internal static class SmaBenchmark
{
    public static int Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 25;
        var dataset = PipelineData.Year20();
        var product = ProductId.Parse("BTC-USD");
        var columns = PipelineData.Columns(dataset, product, Interval.OneMinute);
        var policy = PipelineData.Policy(
            "sma_cross.policy.yaml", "interval: 1h, decision_delay_seconds: 0}", "interval: 1m, decision_delay_seconds: 0}", "  fallback_after", "  options: {sma_cross: {fast: 300, slow: 900}}\n  fallback_after");
        var spec = PipelineData.Spec(dataset, policy, product);
        SliceResult? result = null;
        var bare = new Measured("bare loop over all columns", columns.Count, () => GC.KeepAlive(PipelineData.BareLoop([columns])));
        var sma = new Measured("sma_cross, one product, a decision at every candle", columns.Count, () =>
        {
            using var engine = new BacktestEngine(dataset, spec, policy);
            result = engine.Run();
        });
        Measured.Interleave(warmUps: 20, rounds, bare, sma);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{columns.Count} candles, {result!.Funnel.Cycles} cycles, {result.Trades.Count} trades"));
        sma.Print(bare, 10e6, 25e6);
        return 0;
    }
}
