using Trading.Core.Costs;
using Trading.Core.TradeLog;

namespace Trading.Core.Analytics.Comparison;

/// <summary>
/// Splits the gap of a pair by leading the backtest's trade over into the account's, one factor at a time, in this order: size, fill,
/// timing, price, fee. Each term is what one step changes in the net result, so that the steps add up whatever the order; with another
/// order, what two factors do together would be counted with the other of them.
/// </summary>
/// <remarks>
/// A trade is seen as a value at mid V (what was bought, at the mid of the decision), the notional N that was asked for, and edge E,
/// slippage S and fees F, with net = E - S - F. Of the backtest (b) against the account (l):
/// <list type="bullet">
/// <item>size: the backtest's E, S and F x N(l)/N(b), less its net;</item>
/// <item>fill: the same x V(l)/V(b), less the step before; and what the fee schedule asks for resting less, or saves by resting more;</item>
/// <item>timing: E(l) less E(b) x V(l)/V(b); what stayed behind as dust is a part of the edge;</item>
/// <item>price: S(b) x V(l)/V(b), less S(l);</item>
/// <item>fee: F(b) x V(l)/V(b), less F(l), less what the schedule explains.</item>
/// </list>
/// What is scaled is rounded to 10 decimals once and then both added and taken away: what rounding lost stands in no term, and the sum
/// is exact while amounts have fewer than 28 digits.
/// </remarks>
public static class GapSplit
{
    private const int ScaledDecimals = 10;

    /// <param name="pair">One opportunity.</param>
    /// <param name="schedule">The rates that the account should have paid, by which resting is told from the fee itself.</param>
    public static GapTerms Of(in TradePair pair, FeeRates schedule) => pair switch
    {
        { Live: { } live, Backtest: { } backtest } => Of(live, backtest, schedule),
        { Live: { } alone } => GapTerms.Zero with { Signal = alone.Net },
        { Backtest: { } missed } => GapTerms.Zero with { Signal = -missed.Net },
        _ => GapTerms.Zero,
    };

    private static GapTerms Of(Trade live, Trade backtest, FeeRates schedule)
    {
        var sized = Scaled(backtest, live.Entry.Size.Notional, backtest.Entry.Size.Notional);
        var filled = Scaled(backtest, live.BoughtAtMid, backtest.BoughtAtMid);
        var resting = Scaled(ScheduledFees(backtest, schedule), live.BoughtAtMid, backtest.BoughtAtMid) - ScheduledFees(live, schedule);
        return new GapTerms(
            Signal: Money.Zero,
            Size: sized.Net - backtest.Net,
            Fill: filled.Net - sized.Net + resting,
            Timing: live.Edge - filled.Edge,
            Price: filled.Slippage - live.Slippage,
            Fee: filled.Fees - live.Fees - resting);
    }

    // What the schedule asks for value that rested and value that crossed.
    private static Money ScheduledFees(Trade trade, FeeRates schedule)
    {
        var rested = trade.BoughtAsMaker + trade.SoldAsMaker;
        return Rounded((rested * schedule.Maker) + ((trade.Bought + trade.Sold - rested) * schedule.Taker));
    }

    private static Scale Scaled(Trade trade, Money to, Money from) =>
        new(Scaled(trade.Edge, to, from), Scaled(trade.Slippage, to, from), Scaled(trade.Fees, to, from));

    // Equal sizes leave a trade as it is, to the last digit. Without a size there is nothing to scale by.
    private static Money Scaled(Money whole, Money to, Money from) => to == from || !from.IsPositive
        ? whole
        : Rounded(new Money(whole.Amount * to.Amount / from.Amount));

    private static Money Rounded(Money money) => new(decimal.Round(money.Amount, ScaledDecimals));

    // A trade at another size.
    private readonly record struct Scale(Money Edge, Money Slippage, Money Fees)
    {
        public Money Net => Edge - Slippage - Fees;
    }
}
