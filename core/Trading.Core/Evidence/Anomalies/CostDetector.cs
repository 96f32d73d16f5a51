using MathNet.Numerics.Distributions;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>
/// A cost of trading is above the backtest's by more than its tolerance and by more than luck: a normal test of two means, whose spread is
/// the larger of the two, widened as trades come in clusters. Below half of that it is over.
/// </summary>
internal static class CostDetector
{
    private const double Back = 0.5;

    /// <param name="window">What was seen.</param>
    /// <param name="expected">The backtest's.</param>
    /// <param name="cost">The cost of a trade.</param>
    /// <param name="model">What the backtest says of it.</param>
    /// <param name="limits">Window and tolerance.</param>
    /// <param name="alpha">Chance of a false alarm in one look.</param>
    /// <param name="name">What messages call it.</param>
    public static Judgement? Judge(
        ObservationWindow window, Expectation expected, Func<Trade, Money> cost, ExpectedCost model, CostAnomalyPolicy limits, double alpha, string name)
    {
        var trades = window.Trades(limits.WindowDays);
        if (trades.Count < limits.TradesMin || expected.Trades < limits.TradesMin)
        {
            return null;
        }

        var seen = ExpectedCost.Of(trades, cost);
        var error = Math.Max(seen.DeviationBps, model.DeviationBps) * Math.Sqrt(model.Dispersion * ((1.0 / trades.Count) + (1.0 / expected.Trades)));
        var margin = Math.Max(limits.ToleranceBps, Normal.InvCDF(0, 1, 1 - alpha) * error);
        return new Judgement(
            seen.MeanBps,
            model.MeanBps + margin,
            seen.MeanBps > model.MeanBps + margin,
            seen.MeanBps <= model.MeanBps + (Back * margin),
            $"{name} of {seen.MeanBps:0.0} bps a trade, mean of {trades.Count} within {limits.WindowDays} days (threshold {model.MeanBps + margin:0.0}); the backtest had {model.MeanBps:0.0}");
    }
}
