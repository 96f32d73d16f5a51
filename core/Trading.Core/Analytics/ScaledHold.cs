using Trading.Core.Backtesting;

namespace Trading.Core.Analytics;

/// <summary>Holding the reference product at a run's mean exposure, rebalanced daily without costs.</summary>
public static class ScaledHold
{
    /// <summary>
    /// Growth to the end of each day, as a factor of the start. A day without a price repeats the one before; before the first price, or
    /// without two of them, it is NaN.
    /// </summary>
    public static double[] Of(MergedRun run)
    {
        var growth = new double[run.Days.Count];
        var share = run.MeanExposurePct / 100;
        var (value, before) = (1.0, run.ReferenceAtStart);
        var moves = 0;
        for (var i = 0; i < growth.Length; i++)
        {
            var price = run.Days[i].ReferencePrice;
            if (price > 0)
            {
                moves += before > 0 ? 1 : 0;
                value *= before > 0 ? 1 + (share * ((price / before) - 1)) : 1;
                before = price;
            }

            growth[i] = before > 0 ? value : double.NaN;
        }

        if (moves == 0)
        {
            Array.Fill(growth, double.NaN);
        }

        return growth;
    }
}
