using Trading.Core;
using Trading.Core.Analytics;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.Reporting.Results;

/// <summary>What a backtest came to, and what follows from it.</summary>
internal static class VerdictBanner
{
    public static Banner Of(BacktestReport report)
    {
        var performance = report.Variants[0].Performance;
        if (report.Verdict != Verdict.Complete)
        {
            return new Banner(
                Tone.Loss,
                "Too few trades",
                $"{Lacking(report)}; the policy asks for at least {Numerals.Count(report.TradesMin)}.",
                performance.Verdict == Verdict.Complete
                    ? "A verdict needs every variant. The figures below are of one that has enough trades; of those that have not, nothing can be concluded."
                    : "Nothing can be concluded from these figures, neither good nor bad.");
        }

        var pct = performance.Equity.TotalReturnPct;
        return new Banner(
            Tones.Of(pct),
            pct > 0 ? "Complete: gained" : pct < 0 ? "Complete: lost" : "Complete: even",
            $"{Numerals.Counted(performance.Trades.Trades, "trade")} came to {Numerals.SignedPct(pct)} after all costs{Against(performance)}.",
            pct > 0
                ? "There are enough trades to read the figures. It is no leave to trade: that is the gate\u2019s alone, out of sample and with pessimistic fills."
                : "There are enough trades to read the figures: over this range the rules did not earn their costs.");
    }

    private static string Lacking(BacktestReport report) => string.Join("; ", report.Variants
        .Where(v => v.Performance.Verdict != Verdict.Complete)
        .Select(v => $"{Numerals.Counted(v.Performance.Trades.Trades, "trade")} with {v.FillMode.ToCode()} fills and {v.FeeSchedule} fees"));

    private static string Against(PerformanceReport report)
    {
        var name = report.ReferenceProduct?.Base ?? "the reference product";
        return report.Benchmarks switch
        {
            { ExcessOverScaledHoldPct: { } excess, ScaledHoldReturnPct: { } hold } =>
                $", {Numerals.Fixed(Math.Abs(excess), 2)} points {(excess < 0 ? "behind" : "ahead of")} {name} held at the same mean exposure ({Numerals.SignedPct(hold)}); cash earned nothing",
            _ => "; cash earned nothing",
        };
    }
}
