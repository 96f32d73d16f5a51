using Trading.Core.Evidence.Statistics;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Gate;

/// <summary>What a trade returned in the backtest, percent after costs: what later trades are held against.</summary>
/// <param name="MeanPct">NaN where it is not known.</param>
/// <param name="DeviationPct">Standard deviation; NaN where it is not known, and then nothing can be said of later trades.</param>
public readonly record struct ExpectedReturn(double MeanPct, double DeviationPct)
{
    private const int TradesMin = 2;

    public static ExpectedReturn Unknown { get; } = new(double.NaN, double.NaN);

    /// <summary>Whether later trades can be held against it.</summary>
    public bool IsKnown => DeviationPct > 0;

    /// <summary>Of a backtest's trades; unknown of fewer than two, or of equal ones.</summary>
    public static ExpectedReturn Of(IReadOnlyList<Trade> backtest)
    {
        var moments = ReturnMoments.Of([.. backtest.Select(t => (double)t.ReturnPct)]);
        return moments.Count >= TradesMin && moments.Deviation > 0 ? new ExpectedReturn(moments.Mean, moments.Deviation) : Unknown;
    }
}
