using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.TradeLog;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Reporting.Results;

/// <summary>From what the market gave to what was left, and how orders met their counterparts.</summary>
/// <param name="currency">Of all amounts.</param>
internal sealed class CostFigures(string currency)
{
    public Figure Waterfall(CostSplit costs)
    {
        var fees = costs.EntryFees + costs.ExitFees;
        return new Figure(
            "waterfall",
            $"From edge to net, {currency}, closed trades",
            $"Edge {Numerals.SignedMoney(costs.Edge)} less slippage {Numerals.Money(costs.Slippage)} less fees {Numerals.Money(fees)} leaves {Numerals.SignedMoney(costs.Net)}.",
            new BarRows(
                [
                    Whole("edge", costs.Edge, "what mids moved between our decisions, in our favour"),
                    Step("slippage", costs.Edge, costs.NetBeforeFees, "trading away from the mid of the decision"),
                    Whole("before fees", costs.NetBeforeFees, "edge less slippage"),
                    Step("entry fees", costs.NetBeforeFees, costs.NetBeforeFees - costs.EntryFees, "paid to get in"),
                    Step("exit fees", costs.NetBeforeFees - costs.EntryFees, costs.Net, "paid to get out"),
                    Whole("net", costs.Net, "what is left"),
                ],
                IsWaterfall: true),
            "net = edge \u2212 slippage \u2212 fees, exactly.");
    }

    /// <summary>Value traded while resting and while crossing, of entries and of exits.</summary>
    public Figure Makers(IReadOnlyList<Trade> trades)
    {
        var (bought, sold) = (Sum(trades, t => t.Bought), Sum(trades, t => t.Sold));
        var (boughtResting, soldResting) = (Sum(trades, t => t.BoughtAsMaker), Sum(trades, t => t.SoldAsMaker));
        return new Figure(
            "makers",
            "How orders filled, share of value",
            "Shares of the value of entries and of exits that rested in the book and that crossed the spread.",
            new BarRows(
            [
                Share("entries, resting", boughtResting, bought, Tone.Plain),
                Share("entries, crossing", bought - boughtResting, bought, Tone.Caution),
                Share("exits, resting", soldResting, sold, Tone.Plain),
                Share("exits, crossing", sold - soldResting, sold, Tone.Caution),
            ]),
            "Resting pays the maker fee and may not fill; crossing pays the taker fee and half the spread.");
    }

    private static Money Sum(IReadOnlyList<Trade> trades, Func<Trade, Money> of) => trades.Aggregate(Money.Zero, (sum, t) => sum + of(t));

    private static Bar Whole(string label, Money value, string tip) => Bar.Signed(label, (double)value.Amount, Numerals.SignedMoney(value), tip);

    private static Bar Step(string label, Money from, Money to, string tip) => new(
        label, (double)from.Amount, (double)to.Amount, Numerals.SignedMoney(to - from), Tones.Of(to - from), tip);

    private Bar Share(string label, Money part, Money whole, Tone tone)
    {
        var pct = whole.IsZero ? 0 : (double)(part / whole) * 100;
        return new Bar(label, 0, pct, Numerals.Pct(pct, 1), tone, $"{Numerals.Money(part)} {currency}");
    }
}
