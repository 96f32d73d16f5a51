namespace Trading.Core.Analytics.Comparison;

/// <summary>
/// Where a gap in net result, account less shadow backtest, came from. The terms add up to the gap exactly, in decimal. A negative one
/// is what the account lost against its backtest. <see cref="GapSplit"/> says how they are computed.
/// </summary>
/// <param name="Signal">Trades that only one side made: what the account earned alone, less what the backtest earned alone.</param>
/// <param name="Size">
/// The size that was asked for, in quote currency, differed: NAV or the factors of the size were others. The whole trade of the backtest,
/// edge and costs, at the account's size instead of its own.
/// </param>
/// <param name="Fill">
/// Another part of the size that was asked for was bought (risk caps, partial fills), and another part of what was traded rested in the
/// book: maker instead of taker by the fee schedule, or the other way round.
/// </param>
/// <param name="Timing">
/// The decisions were made at other mids: entry or exit came earlier or later, or saw other quotes. The move between the two mids, on
/// what the account bought.
/// </param>
/// <param name="Price">Fills were further from the mid of their decision than the backtest's, or nearer: slippage.</param>
/// <param name="Fee">Fees beyond what the schedule says of how the account filled, against the backtest's: a tier, a rounding, a rebate.</param>
public readonly record struct GapTerms(Money Signal, Money Size, Money Fill, Money Timing, Money Price, Money Fee)
{
    public static readonly GapTerms Zero;

    /// <summary>The gap that the terms are of.</summary>
    public Money Sum => Signal + Size + Fill + Timing + Price + Fee;

    public static GapTerms operator +(GapTerms left, GapTerms right) => new(
        left.Signal + right.Signal,
        left.Size + right.Size,
        left.Fill + right.Fill,
        left.Timing + right.Timing,
        left.Price + right.Price,
        left.Fee + right.Fee);
}
