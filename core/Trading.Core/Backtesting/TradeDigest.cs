using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.TradeLog;

namespace Trading.Core.Backtesting;

/// <summary>What is left of a trade where only its time and result count.</summary>
/// <param name="EntryAt">First entry fill.</param>
/// <param name="ExitAt">Last exit fill.</param>
/// <param name="ReachesTo">
/// Until when it might have lasted: its exit; of one that was closed because the run ended, the end of its longest holding.
/// </param>
/// <param name="Net">After fees.</param>
/// <param name="Fees">Of entry and exit.</param>
public readonly record struct TradeDigest(Timestamp EntryAt, Timestamp ExitAt, Timestamp ReachesTo, Money Net, Money Fees)
{
    public static TradeDigest Of(Trade trade)
    {
        var longest = trade.Entry.MaxHoldHours is { } hours ? trade.EntryAt + TimeSpan.FromHours(hours) : Timestamp.MaxValue;
        return new TradeDigest(
            trade.EntryAt,
            trade.ExitAt,
            trade.Exit == ExitReason.EndOfRun && longest > trade.ExitAt ? longest : trade.ExitAt,
            trade.Net,
            trade.Fees);
    }
}
