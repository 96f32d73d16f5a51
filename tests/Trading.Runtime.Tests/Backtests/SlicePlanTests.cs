using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.Tests.Backtests;

public class SlicePlanTests
{
    private static readonly Timestamp From = Timestamp.Utc(2024, 1, 9);
    private static readonly Timestamp To = Timestamp.Utc(2024, 4, 5);

    [Fact]
    public void Of_NothingNamed_TakesAllProductsTheCycleAndTheWarmRange()
    {
        // 192 hours from midnight of 1 January end at midnight of the 9th.
        var plan = PlanOf(new BacktestRequest());
        var slice = Assert.Single(plan.Slices);
        Assert.Equal(["BTC-USD", "ETH-USD"], slice.Products.Select(p => p.Value));
        Assert.Equal((Interval.QuarterHour, From, To), (slice.Candles, slice.From, slice.To));
        Assert.Equal((FillMode.Base, "default", 1UL, 192), (slice.FillMode, slice.FeeSchedule, slice.Seed, slice.WarmUpHours));
        Assert.Equal(TestRun.Dataset.Id, slice.DatasetId);
    }

    [Theory]
    [InlineData(RangeSplit.None, "01-09 04-05")]
    [InlineData(RangeSplit.Year, "01-09 04-05")]
    [InlineData(RangeSplit.Quarter, "01-09 04-01 04-05")]
    [InlineData(RangeSplit.Month, "01-09 02-01 03-01 04-01 04-05")]
    public void Of_Split_CutsAtCalendarBoundaries(RangeSplit split, string expected)
    {
        var slices = PlanOf(new BacktestRequest { Split = split }).Slices.ToArray();
        Assert.Equal(expected.Split(' ')[..^1], slices.Select(s => s.From.ToString()[5..10]));
        Assert.Equal(expected.Split(' ')[1..], slices.Select(s => s.To.ToString()[5..10]));
    }

    [Fact]
    public void Of_ModesAndSchedules_CrossesThemInOrder()
    {
        var plan = PlanOf(new BacktestRequest
        {
            FillModes = [FillMode.Base, FillMode.Pessimistic],
            FeeSchedules = ["taker_120", "default", "taker_120"],
            Split = RangeSplit.Quarter,
        });
        Assert.Equal(
            [("taker_120", FillMode.Base), ("taker_120", FillMode.Pessimistic), ("default", FillMode.Base), ("default", FillMode.Pessimistic)],
            plan.Variants.Select(v => (v[0].FeeSchedule, v[0].FillMode)));
        Assert.All(plan.Variants, v => Assert.Equal(2, v.Length));
        Assert.Equal(8, plan.Slices.Select(s => s.Id).Distinct().Count());
    }

    [Fact]
    public void Id_AnythingThatMatters_ChangesIt()
    {
        var request = new BacktestRequest();
        BacktestRequest[] others =
        [
            request with { Seed = 2 },
            request with { Split = RangeSplit.Month },
            request with { FillModes = [FillMode.Pessimistic] },
            request with { FeeSchedules = ["taker_120"] },
            request with { From = From.AddMs(900_000) },
            request with { To = To.AddMs(-900_000) },
            request with { Products = [ProductId.Parse("BTC-USD")] },
        ];
        var ids = others.Select(r => PlanOf(r).Id)
            .Append(SlicePlan.Of(request, TestRun.Dataset, TestRun.Policy, "test-2").Id)
            .Append(SlicePlan.Of(request, TestRun.Dataset, TestRun.Policy with { Backtest = TestRun.Policy.Backtest with { InitialCash = 500 } }, TestRun.Engine).Id)
            .Append(PlanOf(request).Id)
            .ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Id_WhatIsNamedIsTheDefault_IsTheSame()
    {
        var named = PlanOf(new BacktestRequest
        {
            Products = [ProductId.Parse("ETH-USD"), ProductId.Parse("BTC-USD"), ProductId.Parse("ETH-USD")],
            Candles = Interval.QuarterHour,
            From = From,
            To = To,
            FeeSchedules = ["default"],
        });
        Assert.Equal(PlanOf(new BacktestRequest()).Id, named.Id);
        Assert.Equal(named.Id, SlicePlan.Of(new BacktestRequest(), TestRun.Dataset, TestRun.Policy with { Name = "renamed" }, TestRun.Engine).Id);
    }

    [Fact]
    public void Of_WhatIsNotThere_SaysWhatIs()
    {
        Refused("product: 'XRP-USD' is not in the dataset; it has BTC-USD, ETH-USD", new BacktestRequest { Products = [ProductId.Parse("XRP-USD")] });
        Refused("interval: no product of the dataset has 5m candles; it has 15m", new BacktestRequest { Candles = Interval.FromMinutes(5) });
        Refused("interval: 1h candles do not fit the policy's cycle of 15m", new BacktestRequest { Candles = Interval.OneHour });
        Refused("fees: 'taker_12' is not a fee schedule of the policy; expected default, taker_120; did you mean taker_120?", new BacktestRequest { FeeSchedules = ["taker_12"] });
        Refused("from 2024-03-01T00:00:00Z is not before to 2024-02-01T00:00:00Z", new BacktestRequest { From = Timestamp.Utc(2024, 3, 1), To = Timestamp.Utc(2024, 2, 1) });
        Refused("range: 2024-01-09T00:00:00Z to 2030-01-01T00:00:00Z is not within the data, which runs from 2024-01-01T00:00:00Z to 2024-04-05T00:00:00Z", new BacktestRequest { To = Timestamp.Utc(2030, 1, 1) });
        Refused("is not within the data", new BacktestRequest { From = Timestamp.Utc(2023, 12, 31) });
        Refused("the first 192 hours warm features up", new BacktestRequest { To = Timestamp.Utc(2024, 1, 5) });
    }

    private static SlicePlan PlanOf(BacktestRequest request) => SlicePlan.Of(request, TestRun.Dataset, TestRun.Policy, TestRun.Engine);

    private static void Refused(string expected, BacktestRequest request) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => PlanOf(request)).Message, StringComparison.Ordinal);
}
