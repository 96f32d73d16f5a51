using System.Collections.Immutable;
using Trading.Core.Backtesting;
using Trading.Core.Market;

namespace Trading.Runtime.Comparisons;

/// <summary>Which account is compared with its backtest, and how that backtest is run.</summary>
public sealed record CompareRequest
{
    /// <summary>Name of the account in its store.</summary>
    public required string Account { get; init; }

    /// <summary>First slot of an entry that counts; null: the account's first cycle.</summary>
    public Timestamp? From { get; init; }

    /// <summary>End, exclusive, of decisions that count; null: the account's last cycle.</summary>
    public Timestamp? To { get; init; }

    /// <summary>Products that are compared; empty: those that the account trades. With fewer, the backtest decides among fewer too.</summary>
    public ImmutableArray<ProductId> Products { get; init; } = [];

    /// <summary>How kindly the backtest's orders fill.</summary>
    public FillMode FillMode { get; init; } = FillMode.Base;

    /// <summary>Fee schedule of the policy; null for the policy's own.</summary>
    public string? FeeSchedule { get; init; }

    /// <summary>Of the simulated venue's draws, and of resampling.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Largest deviation of a figure for the worse without an alert, percent of the backtest's.</summary>
    public required double AlertPct { get; init; }
}
