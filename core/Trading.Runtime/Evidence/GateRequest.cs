using Trading.Core.Evidence.Gate;
using Trading.Runtime.Backtests;
using Trading.Runtime.Governance;

namespace Trading.Runtime.Evidence;

/// <summary>What somebody asks the gate.</summary>
public sealed record GateRequest
{
    /// <summary>Products, candles, range and seed; fills, fees and windows are the gate's own.</summary>
    public BacktestRequest Backtest { get; init; } = new();

    /// <summary>
    /// Id of a stored walk-forward: its tests are judged instead of one run over the range, and the policy has to be what it chose last.
    /// </summary>
    public string? WalkForwardId { get; init; }

    /// <summary>How much capital is asked for.</summary>
    public CapitalStep Step { get; init; }

    /// <summary>What was traded since; null for nothing.</summary>
    public TradedSince? Traded { get; init; }

    /// <summary>The verdict in force, of the same policy and code; null where there is none.</summary>
    public EvidenceVerdict? Standing { get; init; }
}
