using Trading.Core.Evidence.Statistics;

namespace Trading.Core.Evidence.Costs;

/// <summary>
/// The cost of a round trip, slippage and fees in bps of what was bought, at which closed trades come to nothing:
/// sum(edge) / sum(bought) x 10,000. Below zero, no cost is low enough. That trades stay the same at another cost is assumed.
/// </summary>
/// <param name="Trades">How many trades it is of.</param>
/// <param name="Bps">The break-even cost.</param>
/// <param name="LowerBps">Of its confidence interval.</param>
/// <param name="UpperBps">Of its confidence interval.</param>
/// <param name="PaidBps">Slippage and fees that were paid, in the same unit: below <paramref name="Bps"/> where the trades earned.</param>
/// <param name="Confidence">Of the interval, two-sided.</param>
/// <param name="MeanBlockLength">Trades, as used.</param>
public sealed record BreakEvenCost(
    int Trades, decimal Bps, double LowerBps, double UpperBps, decimal PaidBps, double Confidence, double MeanBlockLength)
{
    private const decimal BpsOfOne = 10_000m;

    /// <summary>
    /// The interval is the percentile one of a stationary bootstrap over trades in order of their exits, numerator and denominator
    /// drawn together; the automatic block length is that of what each trade moves the ratio by, edge - ratio x bought. Null without
    /// trades; of a single one it has no width.
    /// </summary>
    /// <param name="trades">In any order.</param>
    /// <param name="plan">How to resample.</param>
    /// <param name="confidence">Such as 0.95.</param>
    public static BreakEvenCost? Of(IEnumerable<TradeCost> trades, BootstrapPlan plan, double confidence)
    {
        plan.Check();
        Quantile.CheckConfidence(confidence);
        TradeCost[] ordered = [.. trades.OrderBy(t => t.ExitAt)];
        var (bought, edge, paid) = (Money.Zero, Money.Zero, Money.Zero);
        foreach (var trade in ordered)
        {
            bought += trade.Bought;
            edge += trade.Edge;
            paid += trade.Slippage + trade.Fees;
        }

        if (!bought.IsPositive)
        {
            return null;
        }

        double[] edges = [.. ordered.Select(t => (double)t.Edge.Amount)];
        double[] sizes = [.. ordered.Select(t => (double)t.Bought.Amount)];
        var ratio = edge / bought;
        var length = plan.MeanBlockLength ?? BlockLength.Automatic(Influence(edges, sizes, (double)ratio));
        var ratios = Resampled(edges, sizes, length, plan);
        var tail = (1 - confidence) / 2;
        return new BreakEvenCost(
            ordered.Length,
            ratio * BpsOfOne,
            Quantile.OfSorted(ratios, tail) * (double)BpsOfOne,
            Quantile.OfSorted(ratios, 1 - tail) * (double)BpsOfOne,
            paid / bought * BpsOfOne,
            confidence,
            length);
    }

    private static double[] Influence(double[] edges, double[] sizes, double ratio)
    {
        var influence = new double[edges.Length];
        for (var i = 0; i < influence.Length; i++)
        {
            influence[i] = edges[i] - (ratio * sizes[i]);
        }

        return influence;
    }

    /// <summary>The ratio of every resample, ascending.</summary>
    private static double[] Resampled(double[] edges, double[] sizes, double meanBlockLength, BootstrapPlan plan)
    {
        var random = new SeededRandom(plan.Seed);
        var drawn = new int[edges.Length];
        var ratios = new double[plan.Resamples];
        for (var i = 0; i < ratios.Length; i++)
        {
            StationaryBootstrap.Draw(drawn, meanBlockLength, ref random);
            double edge = 0, size = 0;
            foreach (var trade in drawn)
            {
                edge += edges[trade];
                size += sizes[trade];
            }

            ratios[i] = edge / size;
        }

        Array.Sort(ratios);
        return ratios;
    }
}
