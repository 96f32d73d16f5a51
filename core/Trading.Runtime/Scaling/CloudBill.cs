namespace Trading.Runtime.Scaling;

/// <summary>What work on Flex Consumption costs, USD, before and after the month's free grant.</summary>
/// <param name="GbSeconds">Memory of instances times the seconds that they are billed for.</param>
/// <param name="Executions">Calls of functions, orchestrators among them.</param>
/// <param name="Storage">Storage operations.</param>
public sealed record CloudBill(decimal GbSeconds, decimal Executions, decimal Storage)
{
    private const decimal MbPerGb = 1024m;
    private const decimal Million = 1_000_000m;

    /// <summary>The bill of a fan-out.</summary>
    /// <param name="plan">What was run.</param>
    /// <param name="forecast">What it came to.</param>
    /// <param name="billedSeconds">Which of the forecast's two readings of the bill.</param>
    /// <param name="memoryMb">Memory of an instance.</param>
    /// <param name="prices">Prices.</param>
    public static CloudBill Of(FanOutPlan plan, FanOutForecast forecast, double billedSeconds, int memoryMb, CloudPrices prices)
    {
        // An orchestrator is called again for each result, at worst one by one, and once at its start.
        var batches = (plan.Slices + plan.SlicesPerBatch - 1) / plan.SlicesPerBatch;
        var orchestrators = forecast.Attempts + (2 * batches) + 1;
        return new CloudBill(
            (decimal)billedSeconds * memoryMb / MbPerGb,
            forecast.Attempts + orchestrators,
            (StorageUse.OfSlice * forecast.Attempts).Cost(prices));
    }

    /// <summary>As if nothing were free.</summary>
    public decimal Full(CloudPrices prices) =>
        (GbSeconds * prices.PerGbSecond) + (Executions / Million * prices.PerMillionExecutions) + Storage;

    /// <summary>Where nothing else uses the month's grant.</summary>
    public decimal AfterGrant(CloudPrices prices) =>
        (Math.Max(0, GbSeconds - prices.FreeGbSeconds) * prices.PerGbSecond)
        + (Math.Max(0, Executions - prices.FreeExecutions) / Million * prices.PerMillionExecutions)
        + Storage;
}
