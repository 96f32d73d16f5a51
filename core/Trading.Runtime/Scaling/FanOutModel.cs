using Trading.Core;

namespace Trading.Runtime.Scaling;

/// <summary>
/// Predicts how long a fan-out takes: parent orchestrator, sub-orchestrations, the queue of activities, slots on instances that come one step after
/// another, retries, and the way back. Each station is first come first served. Pure: the same plan gives the same forecast.
/// </summary>
/// <remarks>
/// Instances come as fast as they may, whether the backlog asks for them or not: those that nobody needs stay idle and are not billed. So no resource can
/// make a forecast worse, except that a retry may change places with a slice of other length.
/// </remarks>
public static class FanOutModel
{
    private const ulong WorkDraw = 0;

    /// <exception cref="ArgumentException">A plan that cannot be run.</exception>
    public static FanOutForecast Predict(FanOutPlan plan)
    {
        Require(plan);
        var ramp = new InstanceRamp(plan);
        var scheduled = Schedule(plan, ramp);
        var slots = new SlotPool(plan, ramp);
        var queue = new PacedQueue(plan.QueuePerSecond, 1, new InstanceRamp(new FanOutPlan { Slices = 1, ProcessorSeconds = 0 }));
        var ready = new PriorityQueue<(int Slice, int Attempt), (double At, int Order)>();
        for (var slice = 0; slice < plan.Slices; slice++)
        {
            ready.Enqueue((slice, 1), (scheduled[slice], slice));
        }

        var ends = new double[plan.Slices];
        var (attempts, givenUp, apart) = (0, 0, 0.0);
        while (ready.TryDequeue(out var next, out var key))
        {
            var seconds = SecondsOf(plan, next.Slice);
            var end = slots.Run(queue.Pass(key.At), seconds);
            apart += SlotPool.Billed(seconds);
            var failed = SeededRandom.Draw(plan.Seed, (ulong)next.Slice, (ulong)next.Attempt) < plan.FailureShare;
            if (failed && next.Attempt < plan.AttemptsMax)
            {
                ready.Enqueue((next.Slice, next.Attempt + 1), (end + plan.RetrySeconds, plan.Slices + attempts));
            }
            else
            {
                ends[next.Slice] = end;
                givenUp += failed ? 1 : 0;
            }

            attempts++;
        }

        slots.Close();
        return new FanOutForecast
        {
            Seconds = Collect(plan, ramp, ends) + (plan.MergeSeconds * plan.Slices),
            ScheduledSeconds = scheduled[^1],
            WorkedSeconds = ends.Max(),
            Instances = slots.Used,
            Attempts = attempts,
            GivenUp = givenUp,
            BilledSecondsPacked = slots.BilledSeconds,
            BilledSecondsApart = apart,
        };
    }

    // The parent starts sub-orchestrations one after another; each schedules its slices through its partition.
    private static double[] Schedule(FanOutPlan plan, InstanceRamp ramp)
    {
        var parent = new PacedQueue(plan.FanOutPerSecond, 1, ramp);
        var partitions = new PacedQueue(plan.FanOutPerSecond, plan.Partitions, ramp);
        var scheduled = new double[plan.Slices];
        for (var batch = 0; batch < plan.Slices; batch += plan.SlicesPerBatch)
        {
            var begun = parent.Pass(plan.FirstMessageSeconds);
            for (var slice = batch; slice < Math.Min(batch + plan.SlicesPerBatch, plan.Slices); slice++)
            {
                scheduled[slice] = partitions.Pass(begun);
            }
        }

        return scheduled;
    }

    // Results go to their sub-orchestration, and its result to the parent.
    private static double Collect(FanOutPlan plan, InstanceRamp ramp, double[] ends)
    {
        var partitions = new PacedQueue(plan.FanInPerSecond, plan.Partitions, ramp);
        var parent = new PacedQueue(plan.FanInPerSecond, 1, ramp);
        var batches = new double[(plan.Slices + plan.SlicesPerBatch - 1) / plan.SlicesPerBatch];
        foreach (var slice in Enumerable.Range(0, plan.Slices).OrderBy(slice => ends[slice]))
        {
            batches[slice / plan.SlicesPerBatch] = partitions.Pass(ends[slice]);
        }

        return batches.Order().Select(parent.Pass).Last();
    }

    private static double SecondsOf(FanOutPlan plan, int slice)
    {
        var draw = SeededRandom.Draw(plan.Seed, (ulong)slice, WorkDraw);
        return plan.WaitSeconds + (plan.ProcessorSeconds * plan.Sharing * (1 + (plan.Spread * ((2 * draw) - 1))));
    }

    private static void Require(FanOutPlan plan)
    {
        var counts = new[] { plan.Slices, plan.SlicesPerBatch, plan.AttemptsMax, plan.SlotsPerInstance, plan.InstancesMax, plan.InstancesPerStep, plan.Partitions };
        var times = new[]
        {
            plan.ProcessorSeconds, plan.WaitSeconds, plan.RetrySeconds, plan.StepSeconds, plan.ColdStartSeconds, plan.FirstMessageSeconds, plan.MergeSeconds,
        };
        var rates = new[] { plan.FanOutPerSecond, plan.FanInPerSecond, plan.QueuePerSecond, plan.ProcessorsPerInstance };
        var shares = new[] { plan.Spread, plan.FailureShare };
        if (counts.Any(count => count < 1)
            || times.Any(time => !double.IsFinite(time) || time < 0)
            || rates.Any(rate => !(rate > 0))
            || shares.Any(share => share is not (>= 0 and <= 1)))
        {
            throw new ArgumentException($"expected counts of one or more, times of zero or more, rates above zero and shares between 0 and 1; found {plan}", nameof(plan));
        }
    }
}
