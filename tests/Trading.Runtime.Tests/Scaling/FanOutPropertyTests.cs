using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Tests.Testing;
using Trading.Runtime.Scaling;

namespace Trading.Runtime.Tests.Scaling;

/// <summary>What holds of every plan.</summary>
public class FanOutPropertyTests
{
    private const double Close = 1e-6;

    // Orders of magnitude about what is real, infinite rates among them; without failures but where a test says so.
    private static readonly Gen<FanOutPlan> Plans =
        from counts in Gen.Choose(1, 300).Zip(Gen.Choose(1, 60))
        from instances in Gen.Choose(1, 12).Zip(Gen.Choose(1, 4))
        from slots in Gen.Choose(1, 4).Zip(Gen.Elements(0.25, 1.0, 2.0))
        from work in Gen.Choose(0, 3000).Zip(Gen.Choose(0, 100))
        from waits in Gen.Choose(0, 30).Zip(Gen.Choose(0, 20)).Zip(Gen.Choose(0, 500))
        from partitions in Gen.Elements(1, 2, 4, 16)
        from rates in Gen.Elements(double.PositiveInfinity, 100, 7).Zip(Gen.Elements(double.PositiveInfinity, 150, 11)).Zip(Gen.Elements(double.PositiveInfinity, 2000, 5))
        from seed in Gen.Choose(0, int.MaxValue)
        select new FanOutPlan
        {
            Slices = counts.Item1,
            SlicesPerBatch = counts.Item2,
            InstancesMax = instances.Item1,
            InstancesPerStep = instances.Item2,
            SlotsPerInstance = slots.Item1,
            ProcessorsPerInstance = slots.Item2,
            ProcessorSeconds = work.Item1 / 1000.0,
            Spread = work.Item2 / 100.0,
            StepSeconds = waits.Item1.Item1,
            ColdStartSeconds = waits.Item1.Item2,
            WaitSeconds = waits.Item2 / 1000.0,
            Partitions = partitions,
            FanOutPerSecond = rates.Item1.Item1,
            FanInPerSecond = rates.Item1.Item2,
            QueuePerSecond = rates.Item2,
            Seed = (ulong)seed,
        };

    [Fact]
    public void Predict_AnyPlan_IsTheSameTwice() => Properties.Check(Plans, plan => FanOutModel.Predict(plan) == FanOutModel.Predict(plan));

    [Fact]
    public void Predict_AnyPlan_IsNotBelowAnyLimitAlone() => Properties.Check(
        Plans,
        plan =>
        {
            var forecast = FanOutModel.Predict(plan);
            var servers = Math.Min(plan.Partitions, plan.InstancesMax);
            var floor = new[]
            {
                plan.ColdStartSeconds + plan.WaitSeconds,
                plan.Slices / (plan.FanOutPerSecond * servers),
                plan.Slices / (plan.FanInPerSecond * servers),
                plan.Slices / plan.QueuePerSecond,
                // Work at its least spread, in all slots from the start.
                plan.Slices * (plan.WaitSeconds + (plan.ProcessorSeconds * plan.Sharing * (1 - plan.Spread))) / (plan.InstancesMax * plan.SlotsPerInstance),
            };
            return forecast.Seconds >= floor.Max() - Close && forecast.Attempts == plan.Slices && forecast.GivenUp == 0;
        });

    // The slots alone, by the plainest definition: each slice goes to whichever slot is free first.
    [Fact]
    public void Predict_RatesWithoutLimit_IsPlainListScheduling() => Properties.Check(
        Plans.Select(plan => plan with
        {
            FanOutPerSecond = double.PositiveInfinity, FanInPerSecond = double.PositiveInfinity, QueuePerSecond = double.PositiveInfinity, Spread = 0,
        }),
        plan =>
        {
            var free = new List<double>();
            for (var instance = 0; instance < plan.InstancesMax; instance++)
            {
                var step = (int)Math.Ceiling(instance / (double)plan.InstancesPerStep);
                free.AddRange(Enumerable.Repeat(plan.ColdStartSeconds + (step * plan.StepSeconds), plan.SlotsPerInstance));
            }

            var end = 0.0;
            for (var slice = 0; slice < plan.Slices; slice++)
            {
                free.Sort();
                free[0] += plan.WaitSeconds + (plan.ProcessorSeconds * Math.Max(1, plan.SlotsPerInstance / plan.ProcessorsPerInstance));
                end = Math.Max(end, free[0]);
            }

            return Math.Abs(FanOutModel.Predict(plan).Seconds - end) < Close;
        });

    [Fact]
    public void Predict_MoreOfAnyResource_IsNotSlower() => Properties.Check(
        Plans.Zip(Gen.Choose(0, 10)),
        pair =>
        {
            var (plan, which) = pair;
            var better = which switch
            {
                0 => plan with { InstancesMax = plan.InstancesMax + 1 },
                1 => plan with { SlotsPerInstance = plan.SlotsPerInstance * 2, ProcessorsPerInstance = plan.ProcessorsPerInstance * 2 },
                2 => plan with { ProcessorsPerInstance = plan.ProcessorsPerInstance * 2 },
                3 => plan with { Partitions = plan.Partitions * 2 },
                4 => plan with { FanOutPerSecond = plan.FanOutPerSecond * 1.5 },
                5 => plan with { FanInPerSecond = plan.FanInPerSecond * 1.5 },
                6 => plan with { QueuePerSecond = plan.QueuePerSecond * 1.5 },
                7 => plan with { ColdStartSeconds = plan.ColdStartSeconds / 2 },
                8 => plan with { StepSeconds = plan.StepSeconds / 2 },
                9 => plan with { InstancesPerStep = plan.InstancesPerStep + 1 },
                _ => plan with { ProcessorSeconds = plan.ProcessorSeconds / 2 },
            };
            return FanOutModel.Predict(better).Seconds <= FanOutModel.Predict(plan).Seconds + Close;
        });

    [Fact]
    public void Predict_OneSliceLess_IsNotSlower() => Properties.Check(
        Plans.Where(plan => plan.Slices > 1),
        plan => FanOutModel.Predict(plan with { Slices = plan.Slices - 1 }).Seconds <= FanOutModel.Predict(plan).Seconds + Close);

    // Packed bills no less than the work needs and no more than the same attempts apart.
    [Fact]
    public void Predict_AnyPlanWithFailures_IsBilledBetweenItsBounds() => Properties.Check(
        Plans.Zip(Gen.Choose(0, 50)),
        pair =>
        {
            var plan = pair.Item1 with { FailureShare = pair.Item2 / 100.0 };
            var forecast = FanOutModel.Predict(plan);
            var least = forecast.Attempts * (plan.WaitSeconds + (plan.ProcessorSeconds * plan.Sharing * (1 - plan.Spread))) / plan.SlotsPerInstance;
            return forecast.BilledSecondsPacked >= least - Close
                && forecast.BilledSecondsPacked <= forecast.BilledSecondsApart + Close
                && forecast.Attempts >= plan.Slices
                && forecast.GivenUp <= plan.Slices;
        });
}
