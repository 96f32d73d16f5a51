using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>How orders are placed and replaced.</summary>
public sealed record ExecutionPolicy
{
    /// <summary>Whether entries, targets and holds rest before they cross; otherwise every order is a market order.</summary>
    public required bool IsMakerFirst { get; init; }

    /// <summary>An order below this goes to market, quote currency.</summary>
    [Range(0, 1e9)]
    public required decimal MarketBelowNotional { get; init; }

    /// <summary>No order below this, quote currency.</summary>
    [Range(0, 1e9)]
    public required decimal MinNotional { get; init; }

    /// <summary>How long the first resting order lives.</summary>
    [Range(0, 3600, MinimumIsExclusive = true)]
    public required double TtlSeconds { get; init; }

    /// <summary>Each requote lives this much of the one before.</summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public required double TtlRequoteFactor { get; init; }

    /// <summary>Never shorter.</summary>
    [Range(0, 3600, MinimumIsExclusive = true)]
    public required double TtlSecondsMin { get; init; }

    /// <summary>Never longer.</summary>
    [Range(0, 3600, MinimumIsExclusive = true)]
    public required double TtlSecondsMax { get; init; }

    /// <summary>Requotes after the first order.</summary>
    [Range(0, 20)]
    public required int RequotesMax { get; init; }

    /// <summary>Retries after a post-only rejection, each a tick further away.</summary>
    [Range(0, 20)]
    public required int PostOnlyRetriesMax { get; init; }

    /// <summary>Whether an unfilled rest may cross.</summary>
    public required bool IsTakerFallbackOn { get; init; }

    /// <summary>Slippage + taker fee - maker fee it may cost, bps.</summary>
    [Range(0, 10_000)]
    public required TierValues SlippageBudgetBps { get; init; }

    /// <summary>End time after the TTL, so that a crash leaves nothing resting.</summary>
    [Range(0, 3600)]
    public required int GtdGraceSeconds { get; init; }

    /// <summary>Oldest quote to send an order on, where quotes exist.</summary>
    [Range(1, 3600)]
    public required int QuoteAgeSecondsMax { get; init; }

    /// <summary>Widest spread to send an order into, bps.</summary>
    [Range(0, 10_000, MinimumIsExclusive = true)]
    public required double SpreadBpsMax { get; init; }

    /// <summary>Depth over order value, where depth is observed.</summary>
    [Range(0, 1000)]
    public required double DepthMultipleMin { get; init; }
}
