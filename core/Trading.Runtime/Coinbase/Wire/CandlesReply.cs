namespace Trading.Runtime.Coinbase.Wire;

/// <summary>The answer of <c>/market/products/{id}/candles</c>, newest first.</summary>
internal sealed record CandlesReply
{
    public required IReadOnlyList<WireCandle> Candles { get; init; }

    internal sealed record WireCandle
    {
        /// <summary>Seconds since 1970.</summary>
        public required decimal? Start { get; init; }

        public required decimal? Low { get; init; }

        public required decimal? High { get; init; }

        public required decimal? Open { get; init; }

        public required decimal? Close { get; init; }

        public required decimal? Volume { get; init; }
    }
}
