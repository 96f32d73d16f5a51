namespace Trading.Runtime.Scaling;

/// <summary>List prices, USD. They are inputs: infra/cost-and-scale.md says where each is from and of when.</summary>
public sealed record CloudPrices
{
    /// <summary>Flex Consumption, on demand.</summary>
    public decimal PerGbSecond { get; init; } = 0.000026m;

    public decimal PerMillionExecutions { get; init; } = 0.40m;

    /// <summary>Free each month, for all apps of a subscription together.</summary>
    public decimal FreeGbSeconds { get; init; } = 100_000m;

    public decimal FreeExecutions { get; init; } = 250_000m;

    public decimal PerTenThousandQueueOperations { get; init; } = 0.004m;

    public decimal PerTenThousandTableOperations { get; init; } = 0.00036m;

    public decimal PerTenThousandBlobReads { get; init; } = 0.004m;

    public decimal PerTenThousandBlobWrites { get; init; } = 0.05m;

    /// <summary>A machine of two processors and 8 GB.</summary>
    public decimal MachinePerHour { get; init; } = 0.096m;

    /// <summary>An alert rule that looks every five minutes, a month.</summary>
    public decimal FiveMinuteRule { get; init; } = 1.50m;

    /// <summary>An alert rule that looks every fifteen minutes, a month.</summary>
    public decimal FifteenMinuteRule { get; init; } = 0.50m;
}
