namespace Trading.Runtime.Scaling;

/// <summary>What the tables of infra/cost-and-scale.md are made from: what was measured, what a provider documents, what is assumed.</summary>
public sealed record CostAndScaleInputs
{
    /// <summary>Measured: processor seconds of a slice of 4 products and 2 years of 15-minute candles.</summary>
    public double SliceSeconds { get; init; } = 0.149;

    /// <summary>Measured: seconds by the clock for each such slice on two processors.</summary>
    public double MachineSliceSeconds { get; init; } = 0.0793;

    /// <summary>Assumed: storage calls of a slice, seconds.</summary>
    public double WaitSeconds { get; init; } = 0.05;

    /// <summary>Set in host.json: activities at once on an instance.</summary>
    public int Slots { get; init; } = 2;

    /// <summary>Set in the templates: instances at most.</summary>
    public int Instances { get; init; } = 40;

    /// <summary>Set in host.json: control queues.</summary>
    public int Partitions { get; init; } = 4;

    /// <summary>Assumed: instances that come at a time.</summary>
    public int InstancesPerStep { get; init; } = 4;

    /// <summary>Assumed: seconds from one such time to the next.</summary>
    public double StepSeconds { get; init; } = 10;

    /// <summary>Assumed: seconds until an instance works, its data fetched.</summary>
    public double ColdStartSeconds { get; init; } = 5;

    /// <summary>Assumed: seconds until the first message is seen.</summary>
    public double FirstMessageSeconds { get; init; } = 10;

    /// <summary>Assumed: share of attempts that fail and are tried again.</summary>
    public double FailureShare { get; init; } = 0.001;

    /// <summary>Assumed: seconds of a live cycle, nearly all of it waiting for the venue.</summary>
    public double CycleSeconds { get; init; } = 5;

    public CloudPrices Prices { get; init; } = new();

    /// <summary>Processors of an instance of a memory, as the provider gives them out: one for each 2,048 MB.</summary>
    public static double ProcessorsOf(int memoryMb) => memoryMb / 2048.0;

    /// <summary>The fan-out of so many slices on instances of a memory.</summary>
    public FanOutPlan PlanOf(int slices, int memoryMb) => new()
    {
        Slices = slices,
        ProcessorSeconds = SliceSeconds,
        Spread = 0.5,
        WaitSeconds = WaitSeconds,
        FailureShare = FailureShare,
        SlotsPerInstance = Slots,
        ProcessorsPerInstance = ProcessorsOf(memoryMb),
        InstancesMax = Instances,
        InstancesPerStep = InstancesPerStep,
        StepSeconds = StepSeconds,
        ColdStartSeconds = ColdStartSeconds,
        FirstMessageSeconds = FirstMessageSeconds,
        Partitions = Partitions,

        // Documented for one orchestrator, and of one queue.
        FanOutPerSecond = 100,
        FanInPerSecond = 150,
        QueuePerSecond = 2000,
        MergeSeconds = 0.002,
    };
}
