using Trading.Core.Backtesting;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Evidence;
using Trading.Runtime.MarketReplay;
using Trading.Runtime.Policies;
using Trading.Runtime.Tests.MarketReplay;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Evidence;

/// <summary>An account that traded six weeks of a synthetic market through the whole shell, and its backtest.</summary>
public sealed class LiveEvidenceTests : IClassFixture<LiveEvidenceTests.Traded>
{
    private readonly Traded _traded;

    public LiveEvidenceTests(Traded traded) => _traded = traded;

    [Fact]
    public async Task ReadAsync_AccountThatDoesAsItsBacktest_Holds()
    {
        var live = await Live().ReadAsync(ExpectedReturn.Of(_traded.Backtest.Trades), default);

        Assert.True(live.Trades > 5, $"{live.Trades} trades say little");
        Assert.Equal((_traded.Backtest.Trades.Count, 0), (live.Trades, live.InvariantViolations));
        Assert.Equal(0, live.GapMeanSd, 9);
        Assert.True(CapitalScaling.Holds(live, _traded.Run.Policy.Gate));
    }

    [Fact]
    public async Task ReadAsync_VerdictThatPromisedMuchMore_DoesNotHold()
    {
        var live = await Live().ReadAsync(new ExpectedReturn(20, 1), default);

        Assert.True(live.GapUpperSd < 0, $"{live.GapUpperSd}");
        Assert.False(CapitalScaling.Holds(live, _traded.Run.Policy.Gate));
    }

    [Fact]
    public async Task ReadAsync_OtherCodeOrPolicy_CountsNoTrade()
    {
        var expected = ExpectedReturn.Of(_traded.Backtest.Trades);
        var policy = _traded.Run.Policy;
        var other = policy with { Risk = policy.Risk with { MaxOpenPositions = 1 } };

        Assert.Equal(0, (await new LiveEvidence(_traded.Store, "backtest", policy, "other").ReadAsync(expected, default)).Trades);
        Assert.Equal(0, (await new LiveEvidence(_traded.Store, "backtest", other, "parity").ReadAsync(expected, default)).Trades);
    }

    [Fact]
    public async Task TradedSince_FromAnInstantOn_IsTheRest()
    {
        var reader = new TradedSinceReader(_traded.Store, _traded.Objects);
        var all = await reader.ReadAsync("backtest", PolicyHash.Of(_traded.Run.Policy), "parity", TradingMode.Paper, default);
        var middle = all.Trades[all.Trades.Length / 2].EntrySlot;
        var rest = all.From(middle);

        Assert.Equal((41, _traded.Backtest.Trades.Count, 0), (all.Days, all.Trades.Length, all.Violations.Length));
        Assert.Equal(all.Trades.Count(t => t.EntrySlot >= middle), rest.Trades.Length);
        Assert.InRange(rest.Trades.Length, 1, all.Trades.Length - 1);
        Assert.Equal((int)(all.Last - middle).TotalDays, rest.Days);
        Assert.Equal(all.Trades.Length, all.From(Timestamp.MinValue).Trades.Length);
        Assert.Equal(0, all.From(all.Last).Days);
    }

    private LiveEvidence Live() => new(_traded.Store, "backtest", _traded.Run.Policy, "parity");

    public sealed class Traded : IAsyncLifetime
    {
        internal ParityRun Run { get; } = new(
            new SyntheticMarket(SyntheticMarketOptions.Default(3) with
            {
                Products = [.. SyntheticProducts.Four.Take(2)],
                From = Timestamp.Utc(2024, 1, 1),
                To = Timestamp.Utc(2024, 2, 20),
            }).ToDataset(withQuotes: false),
            PolicySource.Load(null),
            Timestamp.Utc(2024, 1, 10),
            Timestamp.Utc(2024, 2, 20),
            FillMode.Base,
            "BTC-USD",
            "ETH-USD");

        internal InMemoryStateStore Store { get; } = new();

        internal MemoryObjectStore Objects { get; } = new();

        internal SliceResult Backtest { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Backtest = Run.Backtest().Result;
            await new ReplayJob(Store, new InMemoryCycleLease(Store.Accounts, TimeProvider.System), Objects)
                .RunAsync(Run.Dataset, Run.Range, Run.Policy, Run.Options with { IsInputKept = true });
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
