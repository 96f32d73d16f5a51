using Trading.Core.Backtesting;

namespace Trading.Core.Analytics;

/// <summary>
/// The run against doing nothing and against holding the reference product with the same mean exposure. Cash earns nothing.
/// Null where the dataset has no prices of the reference product.
/// </summary>
/// <param name="CashReturnPct">Of idle cash: zero.</param>
/// <param name="HoldReturnPct">Of the reference product, from the start of the run to its last day, percent.</param>
/// <param name="ScaledHoldReturnPct">Of holding it at the run's mean exposure, rebalanced daily without costs, percent.</param>
/// <param name="ExcessOverScaledHoldPct">The run's total return less that, percentage points.</param>
public sealed record BenchmarkComparison(
    double CashReturnPct, double? HoldReturnPct, double? ScaledHoldReturnPct, double? ExcessOverScaledHoldPct)
{
    public static BenchmarkComparison Of(MergedRun run, double totalReturnPct)
    {
        var prices = run.Days.Select(d => d.ReferencePrice).Prepend(run.ReferenceAtStart).Where(p => p > 0).ToArray();
        if (prices.Length < 2)
        {
            return new BenchmarkComparison(0, null, null, null);
        }

        var scaledPct = (ScaledHold.Of(run)[^1] - 1) * 100;
        return new BenchmarkComparison(0, ((prices[^1] / prices[0]) - 1) * 100, scaledPct, totalReturnPct - scaledPct);
    }
}
