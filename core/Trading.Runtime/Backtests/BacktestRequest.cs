using System.Collections.Immutable;
using Trading.Core.Backtesting;
using Trading.Core.Market;

namespace Trading.Runtime.Backtests;

/// <summary>What somebody asks to be backtested; what is left out follows from dataset and policy, see <see cref="SlicePlan"/>.</summary>
public sealed record BacktestRequest
{
    /// <summary>Empty: every product of the dataset that has candles at the interval.</summary>
    public ImmutableArray<ProductId> Products { get; init; } = [];

    /// <summary>Null: the policy's cycle interval where the dataset has it, else the longest that divides it.</summary>
    public Interval? Candles { get; init; }

    /// <summary>First slot of a decision; null: the first midnight UTC with a full warm-up behind it.</summary>
    public Timestamp? From { get; init; }

    /// <summary>No decision at or after this; null: the end of the data.</summary>
    public Timestamp? To { get; init; }

    public RangeSplit Split { get; init; }

    /// <summary>At least one; the first is the one that is reported in full.</summary>
    public ImmutableArray<FillMode> FillModes { get; init; } = [FillMode.Base];

    /// <summary>Names of schedules; empty: the policy's own. The first is the one that is reported in full.</summary>
    public ImmutableArray<string> FeeSchedules { get; init; } = [];

    /// <summary>Of the mock exchange's draws.</summary>
    public ulong Seed { get; init; } = 1;
}
