using System.Collections.Immutable;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Analytics.Comparison;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Drift;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Runtime.Accounts;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.Comparisons;

/// <summary>What an account did against what its backtest would have done, why they differ, and whether that is alarming.</summary>
public sealed record ComparisonReport
{
    /// <summary>The schema that this program writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of this document's shape.</summary>
    public required int SchemaVersion { get; init; }

    public required string Account { get; init; }

    public required TradingMode Mode { get; init; }

    /// <summary>Degradation is shown, or a figure deviates for the worse by more than was allowed.</summary>
    public required bool IsAlert { get; init; }

    public required Timestamp From { get; init; }

    public required Timestamp To { get; init; }

    /// <summary>Cycles of the account in that time.</summary>
    public required int Cycles { get; init; }

    /// <summary>Of the policy that the account traded by.</summary>
    public required string PolicyHash { get; init; }

    public required DatasetSummary Dataset { get; init; }

    /// <summary>Of the code that ran the backtest.</summary>
    public required string EngineVersion { get; init; }

    public required ImmutableArray<ProductId> Products { get; init; }

    public required FillMode FillMode { get; init; }

    public required string FeeSchedule { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Positions that the account still holds.</summary>
    public required int LiveOpen { get; init; }

    /// <summary>Positions that the backtest holds at the end.</summary>
    public required int BacktestOpen { get; init; }

    /// <summary>Trades matched, and the gap split.</summary>
    public required TradeComparison Trades { get; init; }

    /// <summary>Whether the account keeps up with its backtest, trade by trade.</summary>
    public required DriftReading Drift { get; init; }

    /// <summary>Where the drift's unit comes from.</summary>
    public required DriftBasis DriftBasis { get; init; }

    /// <summary>Trades that the drift's unit comes from.</summary>
    public required int DriftBasisTrades { get; init; }

    /// <summary>Largest deviation of a figure for the worse without an alert, percent.</summary>
    public required double AlertPct { get; init; }

    /// <summary>Of the bands.</summary>
    public required double Confidence { get; init; }

    /// <summary>The same figures side by side.</summary>
    public required IReadOnlyList<MetricRow> Metrics { get; init; }

    /// <summary>What the gate asks of trading after the backtest.</summary>
    public required PaperEvidence Evidence { get; init; }

    /// <summary>What a reader has to know to judge the numbers; a sentence each.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The report as indented JSON.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Indented), (byte)'\n'];
}
