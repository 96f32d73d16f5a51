using Trading.Core;
using Trading.Core.Analytics;

namespace Trading.Runtime.CostCurves;

/// <summary>What the policy came to at one point of a cost curve.</summary>
/// <param name="Value">A multiple of the policy's own, such as 1.5x, or the name of a fee schedule.</param>
/// <param name="Multiple">1 at the base point; null of a named fee schedule.</param>
/// <param name="FeeSchedule">It was run under.</param>
/// <param name="PolicyHash">Of the policy with these costs.</param>
/// <param name="Summary">Its figures: net result, annualised Sharpe ratio after costs, fees and so on.</param>
/// <param name="Bought">Quote currency paid in closed trades, without fees.</param>
/// <param name="Edge">What mids moved in favour of closed trades.</param>
/// <param name="Slippage">What trading away from those mids cost; negative where resting earned spread.</param>
/// <param name="CostBps">Slippage and fees of closed trades over what was bought; null without trades.</param>
public sealed record CostPoint(
    string Value,
    decimal? Multiple,
    string FeeSchedule,
    string PolicyHash,
    RunSummary Summary,
    Money Bought,
    Money Edge,
    Money Slippage,
    decimal? CostBps)
{
    /// <summary>Whether nothing was changed.</summary>
    public bool IsBase => Multiple == 1;
}
