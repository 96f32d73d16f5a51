using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Drift;

/// <summary>The figures that trades alone give, of a log or of a resample of it.</summary>
internal readonly struct TradeFigures
{
    private const double Percent = 100;
    private const double Bps = 10_000;

    private readonly Row[] _rows;

    public TradeFigures(IEnumerable<Trade> trades) => _rows = [.. trades.Select(Row.Of)];

    public static ReadOnlySpan<ComparedMetric> Resampled =>
    [
        ComparedMetric.MeanReturnPct, ComparedMetric.Net, ComparedMetric.MakerSharePct,
        ComparedMetric.SlippageBps, ComparedMetric.FeesBps, ComparedMetric.HoldHours,
    ];

    public int Count => _rows.Length;

    public int Wins => _rows.Count(r => r.Net > 0);

    /// <summary>Each of <see cref="Resampled"/>; NaN where it is not defined.</summary>
    public double[] All()
    {
        var sum = default(Row);
        foreach (var row in _rows)
        {
            sum += row;
        }

        return Of(sum, _rows.Length);
    }

    /// <summary>Each of <see cref="Resampled"/>, of so many trades drawn with replacement.</summary>
    public double[] Draw(int count, ref SeededRandom random)
    {
        var sum = default(Row);
        for (var i = 0; i < count; i++)
        {
            sum += _rows[random.NextInt32(_rows.Length)];
        }

        return Of(sum, count);
    }

    private static double[] Of(in Row sum, int count) =>
    [
        sum.ReturnPct / count,
        sum.Net,
        sum.AsMaker / sum.Traded * Percent,
        sum.Slippage / sum.Bought * Bps,
        sum.Fees / sum.Bought * Bps,
        sum.Hours / count,
    ];

    private readonly record struct Row(double ReturnPct, double Net, double AsMaker, double Traded, double Bought, double Slippage, double Fees, double Hours)
    {
        public static Row Of(Trade trade) => new(
            (double)trade.ReturnPct,
            (double)trade.Net.Amount,
            (double)(trade.BoughtAsMaker + trade.SoldAsMaker).Amount,
            (double)(trade.Bought + trade.Sold).Amount,
            (double)trade.Bought.Amount,
            (double)trade.Slippage.Amount,
            (double)trade.Fees.Amount,
            trade.Held.TotalHours);

        public static Row operator +(in Row left, in Row right) => new(
            left.ReturnPct + right.ReturnPct,
            left.Net + right.Net,
            left.AsMaker + right.AsMaker,
            left.Traded + right.Traded,
            left.Bought + right.Bought,
            left.Slippage + right.Slippage,
            left.Fees + right.Fees,
            left.Hours + right.Hours);
    }
}
