using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Governance;

/// <summary>How far our clock is from the venue's.</summary>
internal static class ClockSkew
{
    /// <summary>Our time at the middle of the question less what the venue said, milliseconds.</summary>
    /// <exception cref="VenueException">The venue could not be asked.</exception>
    public static async Task<long> ReadMsAsync(IMarketData market, TimeProvider clock, CancellationToken cancellation)
    {
        var before = clock.Now();
        var venue = await market.ReadTimeAsync(cancellation);
        return ((before.UnixMs + clock.Now().UnixMs) / 2) - venue.UnixMs;
    }
}
