using Trading.Core.Market;

namespace Trading.Runtime.Cycles;

/// <summary>The domain's instants from a TimeProvider.</summary>
internal static class Clock
{
    public static Timestamp Now(this TimeProvider clock) => new(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
