using Trading.Runtime.Scaling;

namespace Trading.Runtime.Tests.Scaling;

/// <summary>Cases whose answer follows on paper.</summary>
public class FanOutModelTests
{
    private const int Digits = 9;

    // Two seconds of work, nothing else takes time.
    private static readonly FanOutPlan Plain = new() { Slices = 10, ProcessorSeconds = 2 };

    [Theory]
    [InlineData(10, 1, 20)]
    [InlineData(10, 5, 4)]
    [InlineData(10, 4, 6)] // three rounds, the last of two
    [InlineData(1, 8, 2)]
    public void Predict_OneInstance_IsRoundsTimesWork(int slices, int slots, double expected) => Assert.Equal(
        expected, FanOutModel.Predict(Plain with { Slices = slices, SlotsPerInstance = slots, ProcessorsPerInstance = slots }).Seconds, Digits);

    [Fact]
    public void Predict_MoreSlotsThanProcessors_GainNothing() =>
        Assert.Equal(20, FanOutModel.Predict(Plain with { SlotsPerInstance = 5, ProcessorsPerInstance = 1 }).Seconds, Digits);

    // While one slice waits for storage the other works: 10 slices in 2 slots, each 1 s of waiting and 2 x 2 s of a shared processor.
    [Fact]
    public void Predict_WaitingSlices_DoNotHoldTheProcessor() =>
        Assert.Equal(25, FanOutModel.Predict(Plain with { SlotsPerInstance = 2, WaitSeconds = 1 }).Seconds, Digits);

    // A batch starts after 1/100 s; then 4 partitions schedule 400 a second: the 1,000th at 0.01 + 2.5 s.
    [Fact]
    public void Predict_InstancesWithoutLimit_IsWhatOrchestratorsSchedule()
    {
        var forecast = FanOutModel.Predict(Plain with { Slices = 1000, InstancesMax = 1000, FanOutPerSecond = 100, Partitions = 4 });

        Assert.Equal(2.51, forecast.ScheduledSeconds, Digits);
        Assert.Equal(4.51, forecast.Seconds, Digits);
    }

    // One slice a batch: the parent starts 100 a second, whatever the partitions could do.
    [Fact]
    public void Predict_BatchesOfOne_IsWhatTheParentStarts() => Assert.Equal(
        10 + (1 / 1600.0) + 2,
        FanOutModel.Predict(Plain with { Slices = 1000, SlicesPerBatch = 1, InstancesMax = 1000, FanOutPerSecond = 100, Partitions = 16 }).Seconds,
        Digits);

    // All 600 end at 2 s; 2 partitions take in 300 a second; the parent takes the last batch 1/150 s later.
    [Fact]
    public void Predict_ResultsWithoutWork_IsWhatOrchestratorsTakeIn() => Assert.Equal(
        2 + 2 + (1 / 150.0), FanOutModel.Predict(Plain with { Slices = 600, InstancesMax = 600, FanInPerSecond = 150, Partitions = 2 }).Seconds, Digits);

    // The 1,000th message is through the one queue at 0.5 s.
    [Fact]
    public void Predict_QueueOfActivities_IsOne() =>
        Assert.Equal(2.5, FanOutModel.Predict(Plain with { Slices = 1000, InstancesMax = 1000, QueuePerSecond = 2000 }).Seconds, Digits);

    // With fewer instances than partitions, each instance runs orchestrators at the pace of one: 100 in 1 s, not in 1/16.
    [Fact]
    public void Predict_OneInstanceManyPartitions_SchedulesAtThePaceOfOne() => Assert.Equal(
        1.01, FanOutModel.Predict(Plain with { Slices = 100, ProcessorSeconds = 0, FanOutPerSecond = 100, Partitions = 16 }).ScheduledSeconds, Digits);

    // The first at 5 s, then two every 10 s: 5, 15, 15, 25; each takes one slice of 100 s, the fifth waits for the first.
    [Fact]
    public void Predict_InstancesInSteps_WorkFromWhenTheyAreThere()
    {
        var forecast = FanOutModel.Predict(new FanOutPlan
        {
            Slices = 5, ProcessorSeconds = 100, InstancesMax = 4, InstancesPerStep = 2, StepSeconds = 10, ColdStartSeconds = 5,
        });

        Assert.Equal(205, forecast.Seconds, Digits);
        Assert.Equal(4, forecast.Instances);
    }

    // 50 scheduled in the first half second by one instance, the other 50 by two in a quarter.
    [Fact]
    public void Predict_SecondInstance_SpeedsSchedulingUp() => Assert.Equal(
        1 + 0.01 + 0.49 + 0.255,
        FanOutModel.Predict(new FanOutPlan
        {
            Slices = 100, ProcessorSeconds = 0, SlicesPerBatch = 100, InstancesMax = 2, StepSeconds = 0.5, ColdStartSeconds = 1, FanOutPerSecond = 100,
        }).ScheduledSeconds,
        Digits);

    [Fact]
    public void Predict_EveryAttemptFails_IsTriedAndGivenUp()
    {
        var forecast = FanOutModel.Predict(Plain with { Slices = 1, FailureShare = 1, AttemptsMax = 3, RetrySeconds = 5 });

        Assert.Equal((3, 1), (forecast.Attempts, forecast.GivenUp));
        Assert.Equal((3 * 2) + (2 * 5), forecast.Seconds, Digits);
    }

    [Fact]
    public void Predict_SomeAttemptsFail_AreTriedAgainAboutThatOften()
    {
        var forecast = FanOutModel.Predict(Plain with { Slices = 20_000, FailureShare = 0.1, AttemptsMax = 3, InstancesMax = 10 });

        Assert.InRange(forecast.Attempts, 20_000 * 1.105, 20_000 * 1.115); // 1 + 0.1 + 0.01
        Assert.InRange(forecast.GivenUp, 5, 40); // 20 expected
    }

    [Fact]
    public void Predict_FirstMessageAndMerge_AreAdded() =>
        Assert.Equal(30 + 20 + 1, FanOutModel.Predict(Plain with { FirstMessageSeconds = 30, MergeSeconds = 0.1 }).Seconds, Digits);

    // Ten attempts of 0.15 s on end: one period of 1.5 s, or ten of a second.
    [Fact]
    public void Predict_ShortSlicesOnEnd_AreBilledTogetherOrEachAsASecond()
    {
        var forecast = FanOutModel.Predict(Plain with { ProcessorSeconds = 0.15 });

        Assert.Equal((1.5, 10.0), (forecast.BilledSecondsPacked, forecast.BilledSecondsApart));
    }

    // Two at once are one period of their instance; both instances are billed.
    [Theory]
    [InlineData(2, 1, 10, 20)]
    [InlineData(1, 2, 20, 20)]
    public void Predict_SlicesSideBySide_AreBilledByInstance(int slots, int instances, double packed, double apart)
    {
        var forecast = FanOutModel.Predict(Plain with { SlotsPerInstance = slots, ProcessorsPerInstance = slots, InstancesMax = instances });

        Assert.Equal((packed, apart), (forecast.BilledSecondsPacked, forecast.BilledSecondsApart));
    }

    // A second comes long after the first is done: two periods, each at least a second.
    [Fact]
    public void Predict_PauseBetweenSlices_EndsThePeriod() => Assert.Equal(
        2, FanOutModel.Predict(Plain with { Slices = 1, ProcessorSeconds = 0.2, FailureShare = 1, AttemptsMax = 2, RetrySeconds = 60 }).BilledSecondsPacked, Digits);

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(1, 1)]
    [InlineData(1.01, 1.1)]
    [InlineData(1.1, 1.1)]
    [InlineData(12.34, 12.4)]
    public void Billed_Period_IsASecondAtLeastInTenths(double seconds, double expected) => Assert.Equal(expected, SlotPool.Billed(seconds), Digits);

    [Fact]
    public void Predict_Impossible_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => FanOutModel.Predict(Plain with { Slices = 0 }));
        Assert.Throws<ArgumentException>(() => FanOutModel.Predict(Plain with { FanOutPerSecond = 0 }));
        Assert.Throws<ArgumentException>(() => FanOutModel.Predict(Plain with { FailureShare = double.NaN }));
        Assert.Throws<ArgumentException>(() => FanOutModel.Predict(Plain with { WaitSeconds = -1 }));
    }
}
