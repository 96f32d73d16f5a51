using Trading.Runtime.Scaling;

namespace Trading.Runtime.Tests.Scaling;

public class CloudBillTests
{
    private static readonly CloudPrices Prices = new()
    {
        PerGbSecond = 0.00002m,
        PerMillionExecutions = 0.4m,
        FreeGbSeconds = 1_000m,
        FreeExecutions = 50m,
        PerTenThousandQueueOperations = 0.01m,
        PerTenThousandTableOperations = 0.02m,
        PerTenThousandBlobReads = 0.03m,
        PerTenThousandBlobWrites = 0.04m,
    };

    private static readonly FanOutPlan Plan = new() { Slices = 100, SlicesPerBatch = 50, ProcessorSeconds = 60 };

    // 100 slices of a minute on 2 GB: 12,000 GB-s; 100 activities, 100 results, 2 x 2 for the batches and 1 for the parent.
    [Fact]
    public void Of_FanOut_CountsMemoryCallsAndStorage()
    {
        var forecast = FanOutModel.Predict(Plan);

        var bill = CloudBill.Of(Plan, forecast, forecast.BilledSecondsPacked, 2048, Prices);

        Assert.Equal((12_000m, 205m), (bill.GbSeconds, bill.Executions));
        Assert.Equal(100 * ((6 * 0.01m) + (3 * 0.02m) + (3 * 0.03m) + (1 * 0.04m)) / 10_000, bill.Storage);
        Assert.Equal(0.24m + 0.000082m + 0.0025m, bill.Full(Prices));
        Assert.Equal(0.22m + 0.000062m + 0.0025m, bill.AfterGrant(Prices));
    }

    [Fact]
    public void AfterGrant_LittleUse_CostsStorageAlone() => Assert.Equal(0.5m, new CloudBill(GbSeconds: 900, Executions: 10, Storage: 0.5m).AfterGrant(Prices));

    // The figures of the price list itself, so that a slip of a digit is seen: 100,000 GB-s are 2.60, a million calls 0.40.
    [Fact]
    public void Full_ListPrices_AreThoseOfTheList() =>
        Assert.Equal(3.00m, new CloudBill(GbSeconds: 100_000, Executions: 1_000_000, Storage: 0).Full(new CloudPrices()));
}
