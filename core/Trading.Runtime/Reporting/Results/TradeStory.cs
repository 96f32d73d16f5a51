using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Reporting.Results;

/// <summary>Why a trade was made, why so large, when it was to end and what it came to, in plain words, from what the trade log knows.</summary>
internal static class TradeStory
{
    /// <summary>Parts of the story: each a heading and its sentences.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(Trade trade)
    {
        var currency = trade.Product.Quote;
        return
        [
            ["Why it was entered", .. Entry(trade)],
            ["Why this size", .. Size(trade, currency)],
            ["When it was to end", Plan(trade)],
            ["How it was bought", Bought(trade, currency)],
            ["Why and how it was sold", .. Sold(trade, currency)],
            ["What it came to", .. Result(trade, currency)],
            ["Where it comes from", .. Origin(trade)],
        ];
    }

    /// <summary>What it was, in a line.</summary>
    public static string TitleOf(Trade trade) =>
        $"{trade.Product} {Time(trade.EntryAt)}: {Numerals.SignedMoney(trade.Net)} {trade.Product.Quote} ({Numerals.SignedPct(trade.ReturnPct)})";

    /// <summary>A time to the minute, UTC.</summary>
    public static string Time(Timestamp time) => time.ToString()[..16].Replace('T', ' ');

    private static IEnumerable<string> Entry(Trade trade)
    {
        var entry = trade.Entry;
        yield return $"In the cycle of {Time(trade.EntrySlot)} UTC the signal {entry.Signal} fired on {trade.Product}, a product of tier {entry.Tier.ToCode()}, while the market was in {entry.Regime.ToCode()}.";
        yield return $"Its strength was {Numerals.Ratio(entry.Strength)} and its confidence {Numerals.Ratio(entry.Confidence)}, both of at most 1, a score of {Numerals.Ratio(entry.Strength * entry.Confidence)}. The rule of the same name made a proposal of it with conviction {Numerals.Ratio(entry.Conviction)}.";
    }

    private static IEnumerable<string> Size(Trade trade, string currency)
    {
        var size = trade.Entry.Size;
        yield return size.RiskPctNav is { } risk
            ? $"The tier allows {Exact(size.BasePctNav)} % of NAV; the risk allowed per trade, over the distance of the stop, {Exact(risk)} %. The smaller counts."
            : $"The tier allows {Exact(size.BasePctNav)} % of NAV; without a stop nothing else limits it.";
        yield return $"{Exact(Math.Min(size.BasePctNav, size.RiskPctNav ?? size.BasePctNav))} % \u00d7 rule {Exact(size.RuleMultiplier)} \u00d7 volatility {Exact(size.VolatilityMultiplier)} \u00d7 regime {Exact(size.RegimeMultiplier)} \u00d7 tier in the regime {Exact(size.TierMultiplier)} \u00d7 conviction {Exact(size.ConvictionMultiplier)} = {Exact(size.SizePctNav)} % of NAV.";
        var share = size.Notional.IsPositive ? trade.Bought / size.Notional * 100m : (decimal?)null;
        yield return $"Of a NAV of {Numerals.Money(size.Nav)} {currency} that is {Numerals.Money(size.Notional)} {currency}; {Numerals.Money(trade.Bought)} {currency} were bought, {Numerals.Pct(share, 1)} of it, after caps, increments and fills.";
    }

    private static string Plan(Trade trade)
    {
        var (entry, price) = (trade.Entry, trade.EntryPrice.Value);
        string[] ends =
        [
            entry.StopPct is { } stop ? $"the stop {Exact(stop)} % below the average entry, at {Numerals.Price(price * (1 - (stop / 100m)))}" : "",
            entry.TargetPct is { } target ? $"the target {Exact(target)} % above it, at {Numerals.Price(price * (1 + (target / 100m)))}" : "",
            entry.MaxHoldHours is { } hours ? $"after {hours} hours" : "",
        ];
        var shown = ends.Where(e => e.Length > 0).ToArray();
        return shown.Length > 0
            ? $"At whichever came first: {string.Join("; ", shown)}. This was fixed at the entry."
            : "No stop, target or longest holding was set.";
    }

    private static string Bought(Trade trade, string currency)
    {
        var mid = trade.BoughtAtMid / trade.Quantity;
        var worse = trade.Bought - trade.BoughtAtMid;
        return $"{Exact(trade.Quantity.Value)} {trade.Product.Base} at {Numerals.Price(trade.EntryPrice.Value)} on average, first filled at {Time(trade.EntryAt)} UTC. The mid at the decision was {Numerals.Price(mid.Value)}: {Against(worse, trade.BoughtAtMid)}. {Resting(trade.BoughtAsMaker, trade.Bought)}; fees {Numerals.Money(trade.EntryFees)} {currency}.";
    }

    private static IEnumerable<string> Sold(Trade trade, string currency)
    {
        yield return $"{ReasonOf(trade.Exit)} Decided in the cycle of {Time(trade.ExitSlot)} UTC, done at {Time(trade.ExitAt)} UTC after {Numerals.Span(trade.Held)}.";
        if (trade.SoldQuantity.IsZero)
        {
            yield return "Nothing was sold.";
            yield break;
        }

        var mid = trade.SoldAtMid / trade.SoldQuantity;
        var dust = trade.SoldQuantity == trade.Quantity ? "" : $" Of {Exact(trade.Quantity.Value)} bought.";
        yield return $"{Exact(trade.SoldQuantity.Value)} {trade.Product.Base} at {Numerals.Price(trade.ExitPrice.Value)} on average. The mid at the decision was {Numerals.Price(mid.Value)}: {Against(trade.SoldAtMid - trade.Sold, trade.SoldAtMid)}. {Resting(trade.SoldAsMaker, trade.Sold)}; fees {Numerals.Money(trade.ExitFees)} {currency}.{dust}";
    }

    private static IEnumerable<string> Result(Trade trade, string currency)
    {
        yield return $"Edge {Numerals.SignedMoney(trade.Edge)} \u2212 slippage {Numerals.Money(trade.Slippage)} \u2212 fees {Numerals.Money(trade.Fees)} = net {Numerals.SignedMoney(trade.Net)} {currency}, {Numerals.SignedPct(trade.ReturnPct)} of what was paid{(trade.R is { } r ? $", {Numerals.Signed(r, 2)} times the loss at the stop" : "")}.";
        yield return $"NAV was {Numerals.Money(trade.NavBefore)} {currency} at the decision to enter and {Numerals.Money(trade.NavAfter)} {currency} after the exit.";
    }

    private static IEnumerable<string> Origin(Trade trade)
    {
        yield return $"Trade {trade.Id}, policy {Numerals.Hash(trade.Origin.PolicyHash)}, code {trade.Origin.CodeVersion}, data {(trade.Origin.Source.Length > 40 ? Numerals.Hash(trade.Origin.Source) : trade.Origin.Source)}.";
    }

    private static string Against(Money cost, Money mid) => cost.IsZero || mid.IsZero
        ? "exactly that"
        : $"{Numerals.Bps(Math.Abs(cost / mid) * 10_000m)} {(cost.IsPositive ? "worse" : "better")}";

    private static string Resting(Money resting, Money all) => all.IsZero ? "Nothing filled"
        : resting.IsZero ? "All of it crossed the spread as a taker"
        : resting == all ? "All of it rested in the book as a maker"
        : $"{Numerals.Pct(resting / all * 100m, 0)} of it rested in the book as a maker";

    private static string ReasonOf(ExitReason reason) => reason switch
    {
        ExitReason.Stop => "The bid had fallen to the stop.",
        ExitReason.Target => "The bid had reached the target.",
        ExitReason.MaxHold => "The longest holding was over.",
        ExitReason.Signal => "The signal asked to close its own position.",
        ExitReason.EndOfRun => "The backtest ended and closed what was open.",
        ExitReason.Manual => "An operator asked for it.",
        _ => reason.ToCode(),
    };

    private static string Exact(decimal value) => Numerals.Exact(value);
}
