using Trading.Core.Backtesting;
using Trading.Core.Evidence.Ledger;
using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Evidence.Gate;

/// <summary>What is put before the gate.</summary>
public sealed record Candidate
{
    /// <summary>The pessimistic run that is judged: one over the range, or the stitched out-of-sample path of a walk-forward.</summary>
    public required MergedRun Run { get; init; }

    /// <summary>The policy that is to trade; its gate judges.</summary>
    public required TradingPolicy Policy { get; init; }

    /// <summary>
    /// What decided the slices of the run, by policy hash, where they are not all of <see cref="Policy"/>: the choices of a walk-forward.
    /// </summary>
    public IReadOnlyDictionary<string, TradingPolicy> SlicePolicies { get; init; } = new Dictionary<string, TradingPolicy>(StringComparer.Ordinal);

    /// <summary>What decided in the run, as the trial ledger names it, see <see cref="Trial.DecisionHash"/>.</summary>
    public required string DecisionHash { get; init; }

    /// <summary>All that is to be traded, together.</summary>
    public required IReadOnlyList<ProductId> Products { get; init; }

    /// <summary>Everything that was tried before, see <see cref="TrialCounting"/>; this candidate among it.</summary>
    public required TrialCounts Trials { get; init; }

    /// <summary>What is wrong with the trial ledger; null where it is whole.</summary>
    public string? LedgerProblem { get; init; }

    public CapitalStep Step { get; init; }

    /// <summary>What was traded after the backtest; null for nothing.</summary>
    public PaperEvidence? Paper { get; init; }

    /// <summary>The step of capital in force; null where none is.</summary>
    public StandingStep? Standing { get; init; }
}
