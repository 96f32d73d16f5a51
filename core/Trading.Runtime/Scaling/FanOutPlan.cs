namespace Trading.Runtime.Scaling;

/// <summary>A fan-out of slices over instances: the work and every limit that the forecast knows. Rates may be infinite and waits zero.</summary>
public sealed record FanOutPlan
{
    /// <summary>How many slices, one or more.</summary>
    public required int Slices { get; init; }

    /// <summary>Slices of one sub-orchestration, one or more.</summary>
    public int SlicesPerBatch { get; init; } = 50;

    /// <summary>Mean work of a slice, seconds of one processor.</summary>
    public required double ProcessorSeconds { get; init; }

    /// <summary>How far the work of slices spreads evenly about its mean, 0 up to 1: 0.5 is half to one and a half.</summary>
    public double Spread { get; init; }

    /// <summary>What a slice waits for storage, seconds; processors do other work meanwhile.</summary>
    public double WaitSeconds { get; init; }

    /// <summary>Share of attempts that fail at their end, 0 up to 1.</summary>
    public double FailureShare { get; init; }

    /// <summary>Attempts at a slice before it is given up, one or more.</summary>
    public int AttemptsMax { get; init; } = 3;

    /// <summary>From a failed attempt to when the next may begin, seconds.</summary>
    public double RetrySeconds { get; init; } = 5;

    /// <summary>Activities that run at once on an instance, one or more.</summary>
    public int SlotsPerInstance { get; init; } = 1;

    /// <summary>Processors of an instance; more slots than processors share them.</summary>
    public double ProcessorsPerInstance { get; init; } = 1;

    /// <summary>Instances at most, one or more.</summary>
    public int InstancesMax { get; init; } = 1;

    /// <summary>Instances that come at a time, after the first, one or more.</summary>
    public int InstancesPerStep { get; init; } = 1;

    /// <summary>From one such time to the next, seconds.</summary>
    public double StepSeconds { get; init; }

    /// <summary>From the start to the first instance at work, and from each step to its instances, seconds.</summary>
    public double ColdStartSeconds { get; init; }

    /// <summary>Until the first message is seen in a queue that nobody looked at for a while, seconds.</summary>
    public double FirstMessageSeconds { get; init; }

    /// <summary>Control queues; so many instances at most run orchestrators, one or more.</summary>
    public int Partitions { get; init; } = 4;

    /// <summary>Activities that the orchestrators of one partition schedule a second.</summary>
    public double FanOutPerSecond { get; init; } = double.PositiveInfinity;

    /// <summary>Results that the orchestrators of one partition take in a second.</summary>
    public double FanInPerSecond { get; init; } = double.PositiveInfinity;

    /// <summary>Messages a second through the one queue of activities.</summary>
    public double QueuePerSecond { get; init; } = double.PositiveInfinity;

    /// <summary>Merging, seconds for each slice, after all are done.</summary>
    public double MergeSeconds { get; init; }

    /// <summary>What the draws of work and failures begin with.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Mean time of an attempt in its slot, seconds.</summary>
    public double SlotSeconds => WaitSeconds + (ProcessorSeconds * Sharing);

    /// <summary>How much longer work takes where slots share processors, one or more.</summary>
    public double Sharing => Math.Max(1, SlotsPerInstance / ProcessorsPerInstance);
}
