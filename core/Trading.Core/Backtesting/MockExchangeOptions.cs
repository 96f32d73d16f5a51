using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Backtesting;

/// <summary>How a mock exchange behaves.</summary>
public sealed record MockExchangeOptions
{
    /// <summary>Which fill rules apply.</summary>
    public required FillMode Mode { get; init; }

    /// <summary>The numbers of that mode.</summary>
    public required FillModePolicy Fill { get; init; }

    /// <summary>Milliseconds from sending to arrival, of orders and cancels alike.</summary>
    public required int LatencyMs { get; init; }

    /// <summary>Seeded share of orders that the venue refuses, 0 to 1.</summary>
    public double RejectProbability { get; init; }

    /// <summary>Seeded share of accepted orders whose acknowledgement is lost, 0 to 1.</summary>
    public double TimeoutProbability { get; init; }

    /// <summary>Seed of every draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whose orders these are; part of the venue's order ids.</summary>
    public required string Account { get; init; }

    /// <summary>Cash of a new account, quote currency.</summary>
    public required Money OpeningCash { get; init; }

    /// <summary>Tier by which the spread is chosen where none is observed. Asked when an order trades.</summary>
    public Func<ProductId, Tier> TierOf { get; init; } = static _ => Tier.T2;

    /// <summary>How long the venue remembers finished orders, by which it recognises a client id sent twice.</summary>
    public TimeSpan FinishedOrderRetention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The options that a policy asks for.</summary>
    public static MockExchangeOptions From(SimulationPolicy policy, FillMode mode, ulong seed, string account, Money openingCash) => new()
    {
        Mode = mode,
        Fill = mode switch
        {
            FillMode.Optimistic => policy.Optimistic,
            FillMode.Base => policy.Base,
            _ => policy.Pessimistic,
        },
        LatencyMs = policy.LatencyMs,
        RejectProbability = policy.RejectProbability,
        TimeoutProbability = policy.TimeoutProbability,
        Seed = seed,
        Account = account,
        OpeningCash = openingCash,
    };
}
