using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>A venue that wants to be left alone is, a venue that errs is counted, and an answer ends the row.</summary>
public class VenueJudgeTests
{
    private static readonly Timestamp Noon = Timestamp.Utc(2025, 3, 5, 12);

    private static readonly VenueHealth Limited = VenueHealth.Good with { ApiErrorsInRow = 2, RateLimitedUntil = Noon };

    [Theory]
    [InlineData(30, 30)]
    [InlineData(-30, 0)]
    [InlineData(null, 0)]
    public void After_RateLimited_WaitsForTheLatestInstantAskedForAndCountsNoError(int? retrySeconds, int untilSeconds)
    {
        Timestamp? retryAt = retrySeconds is { } seconds ? Noon + TimeSpan.FromSeconds(seconds) : null;
        var expected = Limited with { RateLimitedUntil = Noon + TimeSpan.FromSeconds(untilSeconds) };

        Assert.Equal(expected, VenueJudge.AfterFailure(Limited, new VenueException(VenueFault.RateLimited, "429") { RetryAt = retryAt }));
        Assert.Equal(expected, VenueJudge.AfterReply(Limited, SubmitReply.RateLimited(retryAt, "429")));
    }

    [Theory]
    [InlineData(VenueFault.Unreachable)]
    [InlineData(VenueFault.Unauthorized)]
    [InlineData(VenueFault.Malformed)]
    [InlineData(VenueFault.CircuitOpen)]
    [InlineData(VenueFault.Refused)]
    public void AfterFailure_AnyOther_IsOneMoreErrorInARow(VenueFault fault) =>
        Assert.Equal(Limited with { ApiErrorsInRow = 3 }, VenueJudge.AfterFailure(Limited, new VenueException(fault, "no")));

    [Fact]
    public void AfterReply_WithoutAnAnswerOrARight_IsOneMoreErrorInARow()
    {
        Assert.Equal(Limited with { ApiErrorsInRow = 3 }, VenueJudge.AfterReply(Limited, SubmitReply.Ambiguous("timeout")));
        Assert.Equal(Limited with { ApiErrorsInRow = 3 }, VenueJudge.AfterReply(Limited, SubmitReply.Unauthorized("401")));
    }

    [Fact]
    public void AfterReply_AnyAnswer_EndsTheRow()
    {
        Assert.Equal(Limited with { ApiErrorsInRow = 0 }, VenueJudge.AfterReply(Limited, SubmitReply.Accepted("v")));
        Assert.Equal(Limited with { ApiErrorsInRow = 0 }, VenueJudge.AfterReply(Limited, SubmitReply.Underway));
        Assert.Equal(Limited with { ApiErrorsInRow = 0 }, VenueJudge.AfterReply(Limited, SubmitReply.Rejected(VenueRejection.InvalidSize, "")));
    }
}
