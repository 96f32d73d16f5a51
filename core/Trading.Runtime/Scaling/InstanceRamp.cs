namespace Trading.Runtime.Scaling;

/// <summary>When instances are there: the first after a cold start, the others in steps behind it. It does not look at the backlog.</summary>
internal sealed class InstanceRamp(FanOutPlan plan)
{
    /// <summary>When an instance is there, seconds; instances count from 0.</summary>
    public double ReadyAt(int instance) =>
        plan.ColdStartSeconds + (plan.StepSeconds * ((instance + plan.InstancesPerStep - 1) / plan.InstancesPerStep));

    /// <summary>How many are there.</summary>
    public int CountAt(double seconds)
    {
        if (seconds < plan.ColdStartSeconds)
        {
            return 0;
        }

        var steps = plan.StepSeconds > 0 ? Math.Floor((seconds - plan.ColdStartSeconds) / plan.StepSeconds) : double.PositiveInfinity;
        var count = (int)Math.Min(plan.InstancesMax, 1 + (steps * plan.InstancesPerStep));

        // A division may fall short of the step that it stands on.
        return count < plan.InstancesMax && ReadyAt(count) <= seconds ? Math.Min(plan.InstancesMax, count + plan.InstancesPerStep) : count;
    }

    /// <summary>When the next ones come; infinity where all are there.</summary>
    public double NextAfter(double seconds) => CountAt(seconds) is var count && count < plan.InstancesMax ? ReadyAt(count) : double.PositiveInfinity;
}
