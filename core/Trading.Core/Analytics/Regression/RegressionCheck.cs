using System.Globalization;

namespace Trading.Core.Analytics.Regression;

/// <summary>Compares runs with their baseline, figure by figure and order by order.</summary>
public static class RegressionCheck
{
    private const string Orders = "order_list_hash";

    /// <param name="baseline">What was agreed on.</param>
    /// <param name="now">The same runs of this code, in any order.</param>
    /// <exception cref="ArgumentException">A run of the baseline was not made.</exception>
    public static IReadOnlyList<RegressionRow> Compare(RegressionBaseline baseline, IReadOnlyList<RegressionRun> now) =>
    [
        .. baseline.Runs.SelectMany(before => Compare(
            before,
            now.FirstOrDefault(run => run.FillMode == before.FillMode && run.FeeSchedule == before.FeeSchedule)
                ?? throw new ArgumentException($"No run of {NameOf(before)}.", nameof(now)),
            baseline)),
    ];

    /// <summary>Every figure with its name; NaN where it is not known.</summary>
    internal static IReadOnlyList<(string Name, double Value)> Values(RegressionFigures figures) =>
    [
        ("trades", figures.Trades),
        ("net", (double)figures.Net.Amount),
        ("edge", (double)figures.Edge.Amount),
        ("slippage", (double)figures.Slippage.Amount),
        ("fees", (double)figures.Fees.Amount),
        ("return_pct", figures.ReturnPct),
        ("sharpe", figures.Sharpe ?? double.NaN),
        ("max_drawdown_pct", (double)figures.MaxDrawdownPct),
        ("win_rate_pct", (double?)figures.WinRatePct ?? double.NaN),
    ];

    private static IEnumerable<RegressionRow> Compare(RegressionRun before, RegressionRun now, RegressionBaseline baseline)
    {
        var name = NameOf(before);
        if (!baseline.AreOrdersFree)
        {
            yield return new RegressionRow(name, Orders, before.OrderListHash, now.OrderListHash, "", before.OrderListHash == now.OrderListHash);
        }

        var (old, current, allowed) = (Values(before.Figures), Values(now.Figures), Values(baseline.Tolerances));
        for (var i = 0; i < old.Count; i++)
        {
            // Unknown then and now is the same; unknown on one side is a difference of no size.
            var isKept = double.IsNaN(old[i].Value) && double.IsNaN(current[i].Value)
                || Math.Abs(current[i].Value - old[i].Value) <= allowed[i].Value;
            yield return new RegressionRow(name, old[i].Name, Text(old[i].Value), Text(current[i].Value), Text(allowed[i].Value), isKept);
        }
    }

    private static string NameOf(RegressionRun run) => $"{run.FillMode.ToCode()}, {run.FeeSchedule}";

    private static string Text(double value) => double.IsNaN(value) ? "none" : value.ToString("0.######", CultureInfo.InvariantCulture);
}
