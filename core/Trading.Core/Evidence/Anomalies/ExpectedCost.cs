using Trading.Core.Evidence.Statistics;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>What a cost came to, each trade weighing the same, in bps of what was bought.</summary>
/// <param name="MeanBps">Mean over trades.</param>
/// <param name="DeviationBps">Standard deviation over trades; 0 where all are the same.</param>
/// <param name="Dispersion">How much more their mean varies than that of independent trades; see <see cref="ClusterEffect"/>.</param>
public readonly record struct ExpectedCost(double MeanBps, double DeviationBps, double Dispersion)
{
    private const double Bps = 10_000;

    /// <param name="trades">Closed trades.</param>
    /// <param name="cost">The cost of one, quote currency.</param>
    public static ExpectedCost Of(IReadOnlyList<Trade> trades, Func<Trade, Money> cost)
    {
        var moments = ReturnMoments.Of([.. trades.Select(OfTrade)]);
        return new ExpectedCost(moments.Mean, moments.Deviation, ClusterEffect.Of(trades, OfTrade));

        double OfTrade(Trade trade) => (double)(cost(trade) / trade.Bought) * Bps;
    }
}
