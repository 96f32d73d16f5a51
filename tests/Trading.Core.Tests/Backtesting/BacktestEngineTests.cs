using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting;

public class BacktestEngineTests
{
    [Theory]
    [InlineData(FillMode.Optimistic)]
    [InlineData(FillMode.Base)]
    [InlineData(FillMode.Pessimistic)]
    public void Run_AnyFillMode_KeepsCashAndAttributionExact(FillMode mode)
    {
        var result = EngineRuns.Run(EngineRuns.Dataset, EngineRuns.Busy, mode);

        Assert.True(result.Trades.Count >= 20, $"{result.Trades.Count} trades");
        Assert.Empty(result.OpenPositions);
        var ledger = result.Ledger;
        Assert.Equal(ledger.Opening - ledger.Bought + ledger.Sold - ledger.Fees, ledger.Cash);
        Assert.Equal(ledger.Cash, result.FinalNav);
        Assert.Equal(result.FinalNav - ledger.Opening, result.Trades.Aggregate(Money.Zero, (sum, t) => sum + t.Net));
        Assert.All(result.Trades, t => Assert.Equal(t.Edge - t.Slippage - t.Fees, t.Net));
        Assert.Equal(ledger.Fees, result.Trades.Aggregate(Money.Zero, (sum, t) => sum + t.Fees));
    }

    [Fact]
    public void Run_BusyPolicy_BreaksNoCapAndNoPacingByTheTradeLogAlone()
    {
        var result = EngineRuns.Run(EngineRuns.Dataset, EngineRuns.Busy);

        Assert.Empty(TradeLogAudit.Check(result.Trades, EngineRuns.Busy));
    }

    [Fact]
    public void Run_Twice_GivesTheSameBytes()
    {
        var first = SliceResultJson.Write(EngineRuns.Run(EngineRuns.Dataset, EngineRuns.Busy));
        var second = SliceResultJson.Write(EngineRuns.Run(EngineRuns.Dataset, EngineRuns.Busy));

        Assert.Equal(first, second);
    }

    [Fact]
    public void Run_Funnel_NarrowsAtEachStepAndLosesNothing()
    {
        var funnel = EngineRuns.Run(EngineRuns.Dataset, EngineRuns.Busy).Funnel;

        Assert.True(funnel.Scanned > funnel.Triggered);
        Assert.True(funnel.Triggered >= funnel.Proposed);
        Assert.True(funnel.Proposed > funnel.Approved);
        Assert.True(funnel.Approved >= funnel.Sent);
        Assert.True(funnel.Sent >= funnel.Filled);
        Assert.Equal(funnel.Cycles * 4, funnel.Universe.Values.Sum());
        Assert.Equal(funnel.Scanned, funnel.Quality.Values.Sum());
        Assert.Equal(funnel.Proposed, funnel.Rules["proposed"]);
        Assert.Equal(funnel.Approved, funnel.Plans.Values.Sum());
        Assert.Equal(funnel.Sent, funnel.Legs.Values.Sum());
    }

    [Fact]
    public void Run_SlicesJson_ReadsBackToTheSameBytes()
    {
        var bytes = SliceResultJson.Write(EngineRuns.Run(EngineRuns.Dataset, EngineRuns.Busy));

        Assert.Equal(bytes, SliceResultJson.Write(SliceResultJson.Read(bytes, "test")));
    }

    [Fact]
    public void Run_DrawdownLimitHit_StaysLatchedAndSaysSo()
    {
        var policy = TestPolicies.ShippedWith("risk: {daily_stop_pct: 0.01, weekly_stop_pct: 0.02, max_drawdown_pct: 0.03}");

        var result = EngineRuns.Run(EngineRuns.Dataset, policy);

        Assert.True(result.IsDrawdownLatched);
        Assert.Contains("max_drawdown", result.Funnel.Risk.Keys);
    }

    [Fact]
    public void New_OtherDatasetThanTheSliceNames_IsRefused()
    {
        var spec = EngineRuns.Spec(EngineRuns.Dataset, EngineRuns.Busy) with { DatasetId = "another" };

        var error = Assert.Throws<InputException>(() => new BacktestEngine(EngineRuns.Dataset, spec, EngineRuns.Busy));

        Assert.Contains("another", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_UnknownProduct_IsRefusedByName()
    {
        var spec = EngineRuns.Spec(EngineRuns.Dataset, EngineRuns.Busy) with { Products = [ProductId.Parse("NOPE-USD")] };

        var error = Assert.Throws<InputException>(() => new BacktestEngine(EngineRuns.Dataset, spec, EngineRuns.Busy));

        Assert.Contains("NOPE-USD", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_EndBeforeStart_IsRefused()
    {
        var spec = EngineRuns.Spec(EngineRuns.Dataset, EngineRuns.Busy) with { To = EngineRuns.From };

        Assert.Throws<InputException>(() => new BacktestEngine(EngineRuns.Dataset, spec, EngineRuns.Busy));
    }

    [Fact]
    public void Run_MarketWithoutMovement_AllocatesNothingPerCycle()
    {
        var policy = EngineRuns.Busy;
        var shorter = Allocated(Still(days: 60));
        var longer = Allocated(Still(days: 80));

        // 20 more days are 3,840 product-cycles. What they may add is a point a day and the hourly refresh of the universe.
        const int Days = 20;
        Assert.True(longer - shorter < Days * (500 + (24 * 160)), $"{longer - shorter} bytes for {Days} more days");

        long Allocated(InMemoryDataset dataset)
        {
            var spec = EngineRuns.Spec(dataset, policy) with { To = dataset.Manifest.Products[0].Candles[0].Last };
            using var engine = new BacktestEngine(dataset, spec, policy);
            var before = GC.GetAllocatedBytesForCurrentThread();
            engine.Run();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static InMemoryDataset Still(int days) => new(
        "test",
        new[] { "BTC-USD", "ETH-USD" }.Select(id =>
        {
            var candles = new CandleColumns();
            for (var i = 0; i < (days + 8) * 96; i++)
            {
                candles.Append(new Candle(Timestamp.Utc(2024, 1, 1).AddMs(i * 900_000L), 100, 101, 99, 100, 50_000));
            }

            return new InMemoryProduct(TestProducts.Of(id), [new CandleSeries(ProductId.Parse(id), Interval.QuarterHour, candles)]);
        }));
}
