using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Cycles;
using Trading.Runtime.Scheduling;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Scheduling;

/// <summary>Slots every quarter-hour, due 20 s later, at most 300 s late; the clock jumps to whatever is waited for.</summary>
public sealed class CycleSchedulerTests : IDisposable
{
    private static readonly Timestamp Noon = Timestamp.Utc(2025, 3, 5, 12);

    private readonly List<CycleRequest> _requests = [];
    private readonly List<Timestamp> _beganAt = [];
    private readonly List<(Timestamp First, Timestamp Last)> _missed = [];
    private readonly List<CycleOutcome> _outcomes = [];
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Run_SlotsPass_FiresEachOnceWhenItIsDue()
    {
        var clock = new SelfDrivingClock(Noon.AddMs(400_000));
        await RunAsync(clock, count: 4);
        Assert.Equal([Slot(1), Slot(2), Slot(3), Slot(4)], _requests.Select(request => request.Slot));
        Assert.Equal([Slot(1), Slot(2), Slot(3), Slot(4)], _requests.Select(request => request.DueAt - TimeSpan.FromSeconds(20)));
        Assert.Equal(_requests.Select(request => request.DueAt), _beganAt);
        Assert.Empty(_missed);
        Assert.All(_requests, request => Assert.False(request.IsExitsOnly));
    }

    [Theory]
    [InlineData(20_000, true)]
    [InlineData(320_000, true)]
    [InlineData(320_001, false)]
    [InlineData(19_999, false)]
    public async Task Run_StartedInTheMiddle_TakesTheSlotAtHandIfItIsNotTooLate(long afterNoonMs, bool isTaken)
    {
        await RunAsync(new SelfDrivingClock(Noon.AddMs(afterNoonMs)), count: 1);
        var first = afterNoonMs < 20_000 ? Slot(0) : isTaken ? Slot(0) : Slot(1);
        Assert.Equal(first, _requests[0].Slot);
        Assert.Equal(isTaken ? Noon.AddMs(afterNoonMs) : first.AddMs(20_000), _beganAt[0]);
    }

    [Fact]
    public async Task Run_SeveralSlotsPassUnseen_FiresTheNewestAloneAndSaysWhatWasMissed()
    {
        var clock = new SelfDrivingClock(Noon);
        await RunAsync(clock, count: 3, during: number => clock.Advance(TimeSpan.FromMinutes(number == 1 ? 62 : 1)));
        Assert.Equal([Slot(0), Slot(4), Slot(5)], _requests.Select(request => request.Slot));
        Assert.Equal([(Slot(1), Slot(3))], _missed);

        // It is the cycle that skips a slot that is too late, with a record.
        Assert.Equal(Noon.AddMs(20_000) + TimeSpan.FromMinutes(62), _beganAt[1]);
    }

    [Fact]
    public async Task Run_CycleOutlivesItsSlotALittle_TheNextBeginsLateAndAlone()
    {
        var clock = new SelfDrivingClock(Noon);
        var running = 0;
        await RunAsync(clock, count: 3, during: _ =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            clock.Advance(TimeSpan.FromMinutes(16));
            Interlocked.Decrement(ref running);
        });
        Assert.Equal([Slot(0), Slot(1), Slot(2)], _requests.Select(request => request.Slot));
        Assert.Empty(_missed);
    }

    [Fact]
    public async Task Run_ClockSetBack_FiresNoSlotTwice()
    {
        var clock = new SelfDrivingClock(Noon);
        await RunAsync(clock, count: 2, during: _ => clock.Advance(TimeSpan.FromMinutes(-30)));
        Assert.Equal([Slot(0), Slot(1)], _requests.Select(request => request.Slot));
    }

    [Fact]
    public async Task Run_AnotherInstanceIsAtWork_LooksAgainUntilTheSlotIsDone()
    {
        var clock = new SelfDrivingClock(Noon);
        string[] answers = ["lease_held", "lease_held", "slot_done"];
        await RunAsync(clock, count: 4, outcome: number => CycleOutcome.Skipped(Slot(0), number <= 3 ? answers[number - 1] : "slot_done"));
        Assert.Equal([Slot(0), Slot(0), Slot(0), Slot(1)], _requests.Select(request => request.Slot));
        Assert.Equal(
            [Noon.AddMs(20_000), Noon.AddMs(35_000), Noon.AddMs(50_000)], _beganAt.Take(3));
    }

    [Fact]
    public async Task Run_AnotherInstanceHoldsTheLeaseForEver_GivesTheSlotUpInTime()
    {
        var clock = new SelfDrivingClock(Noon);
        await RunAsync(clock, count: 22, outcome: number => CycleOutcome.Skipped(Slot(0), "lease_held"));

        // At 0, 15, .. 300 s after it was due: 21 looks.
        Assert.Equal(21, _requests.Count(request => request.Slot == Slot(0)));
        Assert.Equal(Slot(1), _requests[21].Slot);
    }

    [Fact]
    public async Task Run_CycleThrows_IsAFailureAndTheNextSlotFollows()
    {
        await RunAsync(new SelfDrivingClock(Noon), count: 2, outcome: number => number == 1
            ? throw new FormatException("garbage")
            : CycleOutcome.Executed(Slot(1)));
        Assert.Equal([("failed:FormatException", "garbage"), ("executed", "")], _outcomes.Select(outcome => (outcome.Text, outcome.Message)));
    }

    [Fact]
    public async Task Run_AccountCannotBeRun_EndsWithTheMessage() =>
        await Assert.ThrowsAsync<InputException>(() => RunAsync(
            new SelfDrivingClock(Noon), count: 2, outcome: _ => throw new InputException("account 'a': it is a live account")));

    [Fact]
    public async Task Run_StoppedWhileACycleRuns_FinishesItAndBeginsNoOther()
    {
        var finished = false;
        await RunAsync(new SelfDrivingClock(Noon), count: 1, during: _ => finished = true);
        Assert.True(finished);
        Assert.Single(_requests);
        Assert.Single(_outcomes);
    }

    [Fact]
    public async Task Run_StoppedWhileWaiting_EndsAtOnce()
    {
        var clock = new SelfDrivingClock(Noon.AddMs(400_000)) { OnWait = _ => _stop.Cancel() };
        await RunAsync(clock, count: 9);
        Assert.Empty(_requests);
        Assert.Single(clock.Waits);
    }

    private static Timestamp Slot(int number) => Noon.AddMs(number * 900_000L);

    private Task RunAsync(SelfDrivingClock clock, int count, Action<int>? during = null, Func<int, CycleOutcome>? outcome = null)
    {
        var scheduler = new CycleScheduler(new CycleSchedule(CycleScheduleTests.Policy("15m", 20)), clock)
        {
            OnMissed = (first, last) => _missed.Add((first, last)),
            OnOutcome = _outcomes.Add,
        };
        return scheduler.RunAsync(
            async request =>
            {
                _beganAt.Add(clock.Now);
                _requests.Add(request);
                if (_requests.Count == count)
                {
                    await _stop.CancelAsync();
                }

                during?.Invoke(_requests.Count);
                return outcome?.Invoke(_requests.Count) ?? CycleOutcome.Executed(request.Slot);
            },
            _stop.Token);
    }
}
