namespace Trading.Runtime.Coinbase.Wire;

/// <summary>The answer of <c>/transaction_summary</c>.</summary>
internal sealed record FeesReply
{
    public required Tier FeeTier { get; init; }

    /// <summary>Quote currency traded in 30 days.</summary>
    public decimal? TotalVolume { get; init; }

    public decimal? AdvancedTradeOnlyVolume { get; init; }

    internal sealed record Tier
    {
        public string? PricingTier { get; init; }

        /// <summary>A share: 0.006 is 60 bps.</summary>
        public required decimal? MakerFeeRate { get; init; }

        public required decimal? TakerFeeRate { get; init; }
    }
}
