using Spectre.Console;
using Trading.Core.Analytics;

namespace Trading.Local.Rendering;

/// <summary>From what the market gave to what was left: net = edge - slippage - fees, exactly.</summary>
internal static class CostView
{
    public static Table Of(CostSplit costs)
    {
        var table = Sheet.Of("Where it came from (closed trades)", "Step", "Amount");
        table.Add("edge: what prices moved between our decisions", Figures.Money(costs.Edge));
        table.Add("less slippage: trading away from the decision's mid", Figures.Money(costs.Slippage));
        table.Add("= before fees", Figures.Money(costs.NetBeforeFees));
        table.Add("less entry fees", Figures.Money(costs.EntryFees));
        table.Add("less exit fees", Figures.Money(costs.ExitFees));
        table.Add("= net", Figures.Money(costs.Net));
        return table;
    }
}
