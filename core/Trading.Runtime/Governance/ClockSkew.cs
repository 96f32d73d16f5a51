using Trading.Core.Market;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Governance;

/// <summary>How far our clock is from the venue's.</summary>
internal static class ClockSkew
{
    private const int QuestionsMax = 3;

    /// <summary>
    /// Our time at the middle of the question less what the venue said, milliseconds. The answer may be off by half its round trip, as
    /// nobody knows on which of the two ways it was slow: while that leaves open whether the limit is kept, the venue is asked again, three
    /// times in all, and the reading of the shortest round trip counts.
    /// </summary>
    /// <param name="market">Tells the venue's time.</param>
    /// <param name="clock">Our time.</param>
    /// <param name="msMax">The limit, milliseconds.</param>
    /// <param name="cancellation">Breaks it off.</param>
    /// <exception cref="VenueException">The venue could not be asked.</exception>
    public static async Task<long> ReadMsAsync(IMarketData market, TimeProvider clock, int msMax, CancellationToken cancellation)
    {
        var best = await AskAsync(market, clock, cancellation);
        for (var asked = 1; asked < QuestionsMax && best.IsInDoubt(msMax); asked++)
        {
            var next = await AskAsync(market, clock, cancellation);
            best = !next.IsInDoubt(msMax) || next.RoundTripMs < best.RoundTripMs ? next : best;
        }

        return best.SkewMs;
    }

    private static async Task<Reading> AskAsync(IMarketData market, TimeProvider clock, CancellationToken cancellation)
    {
        var before = clock.Now();
        var venue = await market.ReadTimeAsync(cancellation);
        return new Reading(before, venue, clock.Now());
    }

    private readonly record struct Reading(Timestamp Before, Timestamp Venue, Timestamp After)
    {
        public long SkewMs => ((Before.UnixMs + After.UnixMs) / 2) - Venue.UnixMs;

        // A clock that was set back in between says as little as one that took long.
        public long RoundTripMs => Math.Abs(After.UnixMs - Before.UnixMs);

        public bool IsInDoubt(int msMax) => 2 * Math.Abs(Math.Abs(SkewMs) - msMax) < RoundTripMs;
    }
}
