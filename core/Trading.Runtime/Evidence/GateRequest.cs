using Trading.Core.Backtesting;
using Trading.Core.Evidence.Gate;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.Evidence;

/// <summary>What somebody asks the gate.</summary>
public sealed record GateRequest
{
    /// <summary>Products, candles, range and seed; fills, fees and windows are the gate's own.</summary>
    public BacktestRequest Backtest { get; init; } = new();

    /// <summary>How much capital is asked for.</summary>
    public CapitalStep Step { get; init; }

    /// <summary>What was traded since; null for nothing.</summary>
    public TradedSince? Traded { get; init; }

    /// <summary>Pessimistic fills, the policy's fees and the second ones, and a slice a window.</summary>
    internal BacktestRequest ToBacktest(TradingPolicy policy) => Backtest with
    {
        FillModes = [FillMode.Pessimistic],
        FeeSchedules = [policy.Costs.FeeSchedule, policy.Gate.SecondFeeSchedule],
        Split = policy.Gate.WindowMonths switch
        {
            1 => RangeSplit.Month,
            3 => RangeSplit.Quarter,
            _ => RangeSplit.Year,
        },
    };
}
