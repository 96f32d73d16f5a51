using System.Collections.Immutable;
using Trading.Core.Backtesting;

namespace Trading.Core.Evidence.Gate;

/// <summary>Everything the decision gate judges, as plain data. A number that could not be found is NaN and meets nothing.</summary>
public sealed record GateEvidence
{
    /// <summary>How much capital is asked for.</summary>
    public required CapitalStep Step { get; init; }

    /// <summary>The policy's breakers.</summary>
    public required ImmutableArray<SafetyFinding> Safety { get; init; }

    /// <summary>Caps and pacing that the trade log shows broken.</summary>
    public required int RuleViolations { get; init; }

    public required FillMode FillMode { get; init; }

    /// <summary>Slices that the result is made of.</summary>
    public required int Slices { get; init; }

    /// <summary>Those that did not trade all products together.</summary>
    public required int PartialSlices { get; init; }

    /// <summary>What is wrong with the trial ledger, naming the break; null where it is whole.</summary>
    public required string? LedgerProblem { get; init; }

    /// <summary>Trials whose products and time overlap with the candidate's, itself included.</summary>
    public required int Trials { get; init; }

    /// <summary>The same with trials that move together counted once.</summary>
    public required int ClusteredTrials { get; init; }

    /// <summary>Those of <see cref="Trials"/> that ran over the candidate's days, itself included: only these can be compared day by day.</summary>
    public required int ComparedTrials { get; init; }

    public required int Trades { get; init; }

    /// <summary>After costs, quote currency, over all windows.</summary>
    public required Money Net { get; init; }

    public required ImmutableArray<GateWindow> Windows { get; init; }

    public required ImmutableArray<RegimeResult> Regimes { get; init; }

    /// <summary>Observations of the return series, days.</summary>
    public required int Observations { get; init; }

    /// <summary>Net Sharpe ratio a year, for people.</summary>
    public required double SharpePerYear { get; init; }

    /// <summary>Deflated by <see cref="Trials"/>, a probability.</summary>
    public required double DeflatedSharpe { get; init; }

    /// <summary>Deflated by <see cref="ClusteredTrials"/>, a probability.</summary>
    public required double DeflatedSharpeClustered { get; init; }

    /// <summary>Observations that the Sharpe ratio needs; NaN where none are enough, as it is not positive.</summary>
    public required double TrackRecordMin { get; init; }

    /// <summary>Probability of backtest overfitting; NaN with a single trial, where nothing was selected.</summary>
    public required double OverfittingProbability { get; init; }

    /// <summary>Consistent p-value against cash.</summary>
    public required double SuperiorToCashP { get; init; }

    /// <summary>Consistent p-value against holding at the same mean exposure; NaN where the reference has no prices.</summary>
    public required double SuperiorToHoldP { get; init; }

    /// <summary>Deepest fall that happened, percent.</summary>
    public required double DrawdownPct { get; init; }

    /// <summary>Upper bound of the deepest fall, percent.</summary>
    public required double DrawdownUpperPct { get; init; }

    public required ImmutableArray<Contribution> Products { get; init; }

    public required ImmutableArray<Contribution> Signals { get; init; }

    /// <summary>What a trade returned.</summary>
    public required ExpectedReturn ExpectedReturn { get; init; }

    /// <summary>Null where there was none.</summary>
    public PaperEvidence? Paper { get; init; }

    /// <summary>The step of capital in force; null where none is.</summary>
    public StandingStep? Standing { get; init; }

    /// <summary>The most capital that may be asked for, see <see cref="CapitalScaling.Most"/>.</summary>
    public required CapitalStep StepMost { get; init; }
}
