using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Every number a decision depends on, as read from a policy file. Percentages are percent (3 = 3 %), bps are basis points.</summary>
public sealed record TradingPolicy
{
    /// <summary>Version of this file format.</summary>
    [Range(1, 1)]
    public required int SchemaVersion { get; init; }

    /// <summary>What people call this policy; part of no decision, and so the one key that the hash leaves out.</summary>
    public required string Name { get; init; }

    /// <summary>When decisions are taken.</summary>
    public required CyclePolicy Cycle { get; init; }

    /// <summary>When a feature may be used.</summary>
    public required FeaturePolicy Features { get; init; }

    /// <summary>Market states and what each allows.</summary>
    public required RegimePolicy Regime { get; init; }

    /// <summary>Which products may be bought.</summary>
    public required UniversePolicy Universe { get; init; }

    /// <summary>Which signals look, and their thresholds.</summary>
    public required SignalsPolicy Signals { get; init; }

    /// <summary>How a trigger becomes a proposal.</summary>
    public required RulesPolicy Rules { get; init; }

    /// <summary>How large a proposal is.</summary>
    public required SizingPolicy Sizing { get; init; }

    /// <summary>Caps and breakers.</summary>
    public required RiskPolicy Risk { get; init; }

    /// <summary>How often entries may be made.</summary>
    public required PacingPolicy Pacing { get; init; }

    /// <summary>Fees, spreads and impact.</summary>
    public required CostPolicy Costs { get; init; }

    /// <summary>How orders are placed and replaced.</summary>
    public required ExecutionPolicy Execution { get; init; }

    /// <summary>How the mock exchange fills.</summary>
    public required SimulationPolicy Simulation { get; init; }

    /// <summary>Defaults of a backtest.</summary>
    public required BacktestPolicy Backtest { get; init; }

    /// <summary>What evidence has to show before real money.</summary>
    public required GatePolicy Gate { get; init; }

    /// <summary>What operators are told and how long what happened is kept. It decides nothing and is no part of the hash.</summary>
    public required MonitoringPolicy Monitoring { get; init; }
}
