using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Tests.Backtesting;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Analytics;

/// <summary>The audit on whole runs, and on runs whose policy is not the one they are checked against.</summary>
public class TradeLogAuditRunTests
{
    [Theory]
    [InlineData(FillMode.Optimistic)]
    [InlineData(FillMode.Base)]
    [InlineData(FillMode.Pessimistic)]
    public void Check_BusyRun_IsSilent(FillMode mode)
    {
        var run = SliceMerge.Merge([EngineRuns.Run(EngineRuns.Dataset, EngineRuns.Busy, mode)]);

        Assert.True(run.Trades.Count >= 20);
        Assert.Empty(TradeLogAudit.Check(run, EngineRuns.Busy));
    }

    [Fact]
    public void Check_RunUnderStricterRules_FindsEachOfThem()
    {
        var run = SliceMerge.Merge([EngineRuns.Run(EngineRuns.Dataset, EngineRuns.Busy)]);
        var strict = EngineRuns.Busy with
        {
            Pacing = EngineRuns.Busy.Pacing with { MinSecondsBetweenTrades = 86_400, TradesPerDayMax = 1, CooldownMinutesAfterLoss = 10_000 },
            Risk = EngineRuns.Busy.Risk with { MaxOpenPositions = 1, PositionCapPctNav = 0.1m, TotalExposurePctNav = 0.5m },
        };

        var rules = TradeLogAudit.Check(run, strict).Select(v => v.Rule).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "min_seconds_between_trades", "trades_per_day_max", "cooldown_minutes_after_loss", "max_open_positions", "position_cap", "total_exposure",
            },
            rules);
    }

    [Fact]
    public void Check_SlicesThatMeet_AreAccountsOfTheirOwn()
    {
        // The second account enters a quarter-hour after the first did, and the product that the first was stopped out of.
        var first = TestRuns.Slice(TestRuns.Start, 100, 100, 100);
        var second = TestRuns.Slice(first.Spec.To, 100, 100, 100);
        var last = TestTrades.Of("BTC-USD", first.Spec.To - TimeSpan.FromMinutes(15), 0.1, 100, 95) with { Exit = Core.Orders.ExitReason.Stop };
        var next = TestTrades.Of("BTC-USD", first.Spec.To, 0.1, 100, 105);

        var apart = SliceMerge.Merge([first with { Trades = [last] }, second with { Trades = [next] }]);

        Assert.Empty(TradeLogAudit.Check(apart, TestPolicies.Shipped));
        Assert.Equal(3, TradeLogAudit.Check(apart.Trades, TestPolicies.Shipped).Count);
    }

    [Fact]
    public void Check_RunInFourSlices_IsSilentAndCountsEveryDayOnce()
    {
        // They meet at midnight, at noon and within an hour.
        Timestamp[] cuts = [EngineRuns.From, Timestamp.Utc(2024, 1, 20), Timestamp.Utc(2024, 2, 3, 12), Timestamp.Utc(2024, 2, 17, 7, 45), EngineRuns.To];
        var slices = cuts.Zip(cuts.Skip(1)).Select(range =>
        {
            var spec = EngineRuns.Spec(EngineRuns.Dataset, EngineRuns.Busy) with { From = range.First, To = range.Second };
            using var engine = new BacktestEngine(EngineRuns.Dataset, spec, EngineRuns.Busy);
            return engine.Run();
        }).ToArray();

        var run = SliceMerge.Merge(slices);

        Assert.True(run.Trades.Count >= 20);
        Assert.Empty(TradeLogAudit.Check(run, EngineRuns.Busy));
        Assert.Equal(Enumerable.Range(0, 52).Select(i => EngineRuns.From + TimeSpan.FromDays(i)), run.Days.Select(d => d.Day));
        var growth = slices.Aggregate(1m, (all, s) => all * (s.FinalNav / s.Ledger.Opening));
        Assert.Equal(growth, run.FinalNav / run.InitialNav, 20);
    }
}
