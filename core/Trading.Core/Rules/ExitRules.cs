using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;

namespace Trading.Core.Rules;

/// <summary>Whether a position is to be closed now, by the stop, target and hold that froze at its entry.</summary>
public static class ExitRules
{
    /// <param name="position">What is held.</param>
    /// <param name="bid">The newest price it could be sold at.</param>
    /// <param name="now">The moment of the decision.</param>
    /// <param name="isAskedBySignal">The signal that opened it asks to close it.</param>
    /// <returns>The first that applies of stop, target, signal and hold; null to stay.</returns>
    public static ExitReason? Judge(Position position, Price bid, Timestamp now, bool isAskedBySignal) =>
        position.StopPrice is { } stop && bid <= stop ? ExitReason.Stop
        : position.TargetPrice is { } target && bid >= target ? ExitReason.Target
        : isAskedBySignal ? ExitReason.Signal
        : position.HoldUntil is { } until && now >= until ? ExitReason.MaxHold
        : null;
}
