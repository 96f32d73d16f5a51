namespace Trading.Core.Backtesting;

/// <summary>A slice's result with its trades reduced to digests: small enough to keep thousands.</summary>
/// <param name="Result">Without trades.</param>
/// <param name="Trades">In the order in which they closed.</param>
public sealed record SliceDigest(SliceResult Result, IReadOnlyList<TradeDigest> Trades)
{
    public static SliceDigest Of(SliceResult result) => new(result with { Trades = [] }, [.. result.Trades.Select(TradeDigest.Of)]);
}
