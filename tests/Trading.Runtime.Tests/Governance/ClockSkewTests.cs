using Trading.Core.Market;
using Trading.Runtime.Governance;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Governance;

/// <summary>A limit of 200 ms. A question takes so long to the venue and so long back; the venue's clock is so far ahead of ours.</summary>
public class ClockSkewTests
{
    private readonly ManualClock _clock = new(Timestamp.Utc(2025, 3, 5, 12));
    private readonly ScriptedMarket _market;
    private int _asked;

    public ClockSkewTests() => _market = new ScriptedMarket(_clock);

    [Fact]
    public async Task Read_QuickAnswer_IsAskedForOnce() => Assert.Equal((-150, 1), await ReadAsync(150, (50, 50)));

    // Half of 600 ms on the way there alone looks like a clock that is 300 ms slow.
    [Fact]
    public async Task Read_FirstQuestionSlow_SecondDecides() => Assert.Equal((0, 2), await ReadAsync(0, (600, 0), (5, 5)));

    [Fact]
    public async Task Read_FirstQuestionSlowOnTheWayBack_SecondDecides() => Assert.Equal((-20, 2), await ReadAsync(20, (0, 1_000), (4, 4)));

    [Fact]
    public async Task Read_SkewedClockAndQuickAnswer_IsNotAskedAgain() => Assert.Equal((-400, 1), await ReadAsync(400, (10, 10)));

    [Fact]
    public async Task Read_ClockFarOffAndSlowAnswer_IsNotAskedAgain() => Assert.Equal((3_300, 1), await ReadAsync(-3_000, (0, 600)));

    [Fact]
    public async Task Read_SkewHiddenByASlowAnswer_IsFound() => Assert.Equal((-250, 2), await ReadAsync(250, (0, 400), (10, 10)));

    [Fact]
    public async Task Read_ThreeSlowAnswers_ShortestCounts() => Assert.Equal((250, 3), await ReadAsync(0, (0, 700), (0, 500), (0, 900)));

    [Fact]
    public async Task Read_ThreeSlowAnswersOfOneLength_FirstCounts() => Assert.Equal((-300, 3), await ReadAsync(0, (600, 0), (0, 600), (0, 600)));

    // What is within the limit whichever way was slow leaves no doubt, however short another reading was that did.
    [Fact]
    public async Task Read_LaterAnswerLongerButClear_Decides() => Assert.Equal((-140, 2), await ReadAsync(180, (60, 0), (0, 80)));

    [Theory]
    [InlineData(140, 1)]
    [InlineData(141, 3)]
    public async Task Read_AnswerAtTheEdge_IsInDoubtOnlyWhereTheLimitMightBeBroken(int aheadMs, int asked) =>
        Assert.Equal((-aheadMs, asked), await ReadAsync(aheadMs, (60, 60), (60, 60), (60, 60)));

    // Our clock was set back by a second in the middle of the question.
    [Fact]
    public async Task Read_ClockSetBackMeanwhile_IsAskedAgain() => Assert.Equal((0, 2), await ReadAsync(0, (0, -1_000), (1, 1)));

    [Fact]
    public async Task Read_VenueSilentWhenAskedAgain_TellsNothing()
    {
        _market.OnTime = () =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(600));
            _market.Failure = ++_asked == 2 ? new VenueException(VenueFault.Unreachable, "no connection") : null;
            return _clock.Now;
        };
        await Assert.ThrowsAsync<VenueException>(() => ClockSkew.ReadMsAsync(_market, _clock, 200, default));
        Assert.Equal(2, _asked);
    }

    private async Task<(long SkewMs, int Asked)> ReadAsync(int aheadMs, params (int ThereMs, int BackMs)[] ways)
    {
        _market.OnTime = () =>
        {
            var (thereMs, backMs) = ways[_asked++];
            _clock.Advance(TimeSpan.FromMilliseconds(thereMs));
            var told = _clock.Now.AddMs(aheadMs);
            _clock.Advance(TimeSpan.FromMilliseconds(backMs));
            return told;
        };
        return (await ClockSkew.ReadMsAsync(_market, _clock, 200, default), _asked);
    }
}
