using Trading.Core.Analytics;
using Trading.Core.Backtesting;
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
}
