using Trading.Core.Backtesting;

namespace Trading.Core.Analytics;

/// <summary>The few figures by which many runs are compared. Definitions are those of <see cref="EquityStatistics"/> and <see cref="TradeStatistics"/>.</summary>
public sealed record RunSummary
{
    public required int Trades { get; init; }

    public required decimal? WinRatePct { get; init; }

    public required decimal? ProfitFactor { get; init; }

    /// <summary>Sum of the slices' results in money, after fees.</summary>
    public required Money NetResult { get; init; }

    public required Money Fees { get; init; }

    public required double ReturnPct { get; init; }

    /// <summary>Annualised.</summary>
    public required double? Sharpe { get; init; }

    /// <summary>Annualised.</summary>
    public required double? Sortino { get; init; }

    public required double? Calmar { get; init; }

    public required decimal MaxDrawdownPct { get; init; }

    public required double MeanExposurePct { get; init; }

    /// <param name="run">The slices, merged.</param>
    /// <param name="trades">All of theirs.</param>
    public static RunSummary Of(MergedRun run, IReadOnlyCollection<TradeDigest> trades)
    {
        var equity = EquityStatistics.Of(run);
        var wins = trades.Where(t => t.Net.IsPositive).Sum(t => t.Net.Amount);
        var losses = trades.Where(t => t.Net.IsNegative).Sum(t => t.Net.Amount);
        return new RunSummary
        {
            Trades = trades.Count,
            WinRatePct = trades.Count > 0 ? (decimal)trades.Count(t => t.Net.IsPositive) / trades.Count * 100m : null,
            ProfitFactor = losses < 0 ? wins / -losses : null,
            NetResult = run.NetResult,
            Fees = new Money(trades.Sum(t => t.Fees.Amount)),
            ReturnPct = equity.TotalReturnPct,
            Sharpe = equity.Sharpe,
            Sortino = equity.Sortino,
            Calmar = equity.Calmar,
            MaxDrawdownPct = equity.MaxDrawdownPct,
            MeanExposurePct = equity.MeanExposurePct,
        };
    }

    /// <summary>How good this is, more being better; null where it is not defined or there are too few trades to say.</summary>
    public double? Score(Objective objective, int tradesMin) => Trades < tradesMin ? null : objective switch
    {
        Objective.Sharpe => Sharpe,
        Objective.Sortino => Sortino,
        Objective.Calmar => Calmar,
        _ => ReturnPct,
    };
}
