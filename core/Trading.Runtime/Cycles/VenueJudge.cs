using Trading.Core.Market;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Cycles;

/// <summary>What failures say about a venue's health.</summary>
internal static class VenueJudge
{
    public static VenueHealth AfterFailure(VenueHealth health, VenueException failure) => failure.Fault == VenueFault.RateLimited
        ? health with { RateLimitedUntil = Later(health.RateLimitedUntil, failure.RetryAt) }
        : health with { ApiErrorsInRow = health.ApiErrorsInRow + 1 };

    public static VenueHealth AfterReply(VenueHealth health, SubmitReply reply) => reply.Outcome switch
    {
        SubmitOutcome.RateLimited => health with { RateLimitedUntil = Later(health.RateLimitedUntil, reply.RetryAt) },
        SubmitOutcome.Unauthorized or SubmitOutcome.Ambiguous => health with { ApiErrorsInRow = health.ApiErrorsInRow + 1 },
        _ => health with { ApiErrorsInRow = 0 },
    };

    private static Timestamp Later(Timestamp known, Timestamp? retryAt) => retryAt is { } at && at > known ? at : known;
}
