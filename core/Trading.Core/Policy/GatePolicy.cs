using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>
/// What evidence has to show before a policy may trade real money. Decides no order; part of the hash all the same, so that a verdict
/// cannot be had under one set of limits and used under another.
/// </summary>
public sealed record GatePolicy
{
    /// <summary>Length of the windows that are judged one by one, months; whole ones fit a year.</summary>
    [Range(1, 12)]
    public required int WindowMonths { get; init; }

    /// <summary>Fewest windows with a positive net result, percent of all.</summary>
    [Range(0, 100)]
    public required double WindowsPositivePctMin { get; init; }

    /// <summary>Trades from which on a regime must have a positive net result of its own.</summary>
    [Range(1, 1_000_000)]
    public required int RegimeTradesMin { get; init; }

    /// <summary>Fewest trades in all.</summary>
    [Range(1, 1_000_000)]
    public required int TradesMin { get; init; }

    /// <summary>Smallest deflated Sharpe ratio, a probability.</summary>
    [Range(0, 1)]
    public required double DeflatedSharpeMin { get; init; }

    /// <summary>Correlation of daily returns from which on two trials count as one when trials are clustered.</summary>
    [Range(0, 1)]
    public required double ClusterCorrelationMin { get; init; }

    /// <summary>Largest probability of backtest overfitting.</summary>
    [Range(0, 1)]
    public required double OverfittingProbabilityMax { get; init; }

    /// <summary>Even blocks that returns are cut into for it; even.</summary>
    [Range(2, 20)]
    public required int OverfittingBlocks { get; init; }

    /// <summary>Largest p-value of the test for superior predictive ability.</summary>
    [Range(0, 1)]
    public required double SuperiorAbilityPMax { get; init; }

    /// <summary>Confidence at which the track record has to be long enough, a probability.</summary>
    [Range(0.51, 0.9999)]
    public required double TrackRecordConfidence { get; init; }

    /// <summary>Largest upper bound of the maximum drawdown, percent.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required double DrawdownPctMax { get; init; }

    /// <summary>One-sided confidence of that bound, a probability.</summary>
    [Range(0.51, 0.9999)]
    public required double DrawdownConfidence { get; init; }

    /// <summary>Largest share that one product or one signal may have in the sum of positive contributions, percent.</summary>
    [Range(0, 100)]
    public required double ContributionPctMax { get; init; }

    /// <summary>Bootstrap resamples.</summary>
    [Range(100, 1_000_000)]
    public required int Resamples { get; init; }

    /// <summary>Days after which a verdict holds no longer.</summary>
    [Range(1, 366)]
    public required int VerdictDays { get; init; }

    /// <summary>Fee schedule under which the verdict is shown beside the policy's own; it does not block.</summary>
    public required string SecondFeeSchedule { get; init; }

    /// <summary>How lax a breaker may be and still count as one.</summary>
    public required GateSafetyPolicy Safety { get; init; }

    /// <summary>What paper trading has to show before significant capital.</summary>
    public required GatePaperPolicy Paper { get; init; }

    /// <summary>How much of the caps live trading may use.</summary>
    public required CapitalPolicy Capital { get; init; }
}
