namespace Trading.Core.TradeLog;

/// <summary>
/// The trade log as CSV, a line a trade: exact decimals, times in ISO-8601 UTC, enumerations as their codes, nothing where there is no
/// value. Sums stand for themselves; prices are averages derived from them.
/// </summary>
public static class TradeCsv
{
    private static readonly string[] Columns =
    [
        "id", "product", "side", "signal", "tier", "regime", "strength", "confidence", "conviction", "size_pct_nav",
        "stop_pct", "target_pct", "max_hold_hours", "entry_slot", "entry_at", "exit_slot", "exit_at", "exit_reason",
        "quantity", "sold_quantity", "entry_price", "exit_price", "bought", "sold", "bought_at_mid", "sold_at_mid",
        "bought_as_maker", "sold_as_maker", "entry_fees", "exit_fees", "edge", "slippage", "net", "return_pct", "r",
        "nav_before", "nav_after", "policy_hash", "code_version", "source",
    ];

    /// <param name="output">Receives UTF-8; left open.</param>
    /// <param name="trades">In the order in which they are to stand.</param>
    public static void Write(Stream output, IEnumerable<Trade> trades)
    {
        using var sheet = new CsvSheet(output, Columns);
        foreach (var trade in trades)
        {
            AddWhy(sheet, trade);
            AddWhat(sheet, trade);
            sheet.Add(trade.NavBefore).Add(trade.NavAfter);
            sheet.Add(trade.Origin.PolicyHash).Add(trade.Origin.CodeVersion).Add(trade.Origin.Source);
            sheet.EndRow();
        }
    }

    private static void AddWhy(CsvSheet sheet, Trade trade)
    {
        var entry = trade.Entry;

        // Spot without borrowing: every trade is long.
        sheet.Add(trade.Id).Add(trade.Product).Add("long").Add(entry.Signal).Add(entry.Tier.ToCode()).Add(entry.Regime.ToCode());
        sheet.Add(entry.Strength).Add(entry.Confidence).Add(entry.Conviction).Add(entry.Size.SizePctNav);
        sheet.AddOrNothing(entry.StopPct).AddOrNothing(entry.TargetPct).AddOrNothing(entry.MaxHoldHours);
        sheet.Add(trade.EntrySlot).Add(trade.EntryAt).Add(trade.ExitSlot).Add(trade.ExitAt).Add(trade.Exit.ToCode());
    }

    private static void AddWhat(CsvSheet sheet, Trade trade)
    {
        sheet.Add(trade.Quantity).Add(trade.SoldQuantity).Add(trade.EntryPrice).Add(trade.ExitPrice);
        sheet.Add(trade.Bought).Add(trade.Sold).Add(trade.BoughtAtMid).Add(trade.SoldAtMid);
        sheet.Add(trade.BoughtAsMaker).Add(trade.SoldAsMaker).Add(trade.EntryFees).Add(trade.ExitFees);
        sheet.Add(trade.Edge).Add(trade.Slippage).Add(trade.Net).Add(trade.ReturnPct).AddOrNothing(trade.R);
    }
}
