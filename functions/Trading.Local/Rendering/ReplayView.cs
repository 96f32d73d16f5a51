using Spectre.Console;
using Trading.Runtime.MarketReplay;

namespace Trading.Local.Rendering;

/// <summary>What a replay came to.</summary>
internal static class ReplayView
{
    public static void Write(IAnsiConsole console, ReplaySummary summary)
    {
        var table = Sheet.Pairs($"Replay of {summary.From} to {summary.To}", 1);
        table.Add("Account", summary.Account);
        table.Add("Dataset", Figures.Hash(summary.Dataset));
        table.Add("Cycles", Figures.Count(summary.Cycles));
        table.Add("Fills", Figures.Count(summary.Fills));
        table.Add("Trades", Figures.Count(summary.Trades));
        table.Add("Net", Figures.Money(summary.Net));
        table.Add("NAV", Figures.Money(summary.Nav));
        table.Add("Open positions", Figures.Count(summary.OpenPositions));
        table.Add("Trade log", summary.TradeLogHash);
        console.WriteSheet(table);
    }
}
