using Trading.Core.Market;

namespace Trading.Core.MarketData.Validation;

/// <summary>What to say of a row whose time does not come after the row before.</summary>
internal static class TimeOrder
{
    public static string FaultOf(Timestamp time, Timestamp previous) => time == previous
        ? $"time {time} is a duplicate of the row before; expected ascending times (repair drops exact duplicates)"
        : $"time {time} is before {previous} of the row before; expected ascending times (repair sorts)";
}
