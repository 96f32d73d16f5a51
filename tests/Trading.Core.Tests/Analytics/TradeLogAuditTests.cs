using Trading.Core.Analytics;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Analytics;

/// <summary>A log that keeps every rule of the shipped policy, and one rule broken at a time: exactly that one is reported.</summary>
public class TradeLogAuditTests
{
    private static readonly TradingPolicy Policy = TestPolicies.Shipped;

    // 1 % of NAV each, 40 minutes apart, held for 5 hours.
    private static readonly string[] Products = ["BTC-USD", "LINK-USD", "DOGE-USD", "ARB-USD", "XYZ-USD"];

    [Fact]
    public void Check_CleanLog_IsSilent() => Assert.Empty(TradeLogAudit.Check(Clean(), Policy));

    [Fact]
    public void Check_NoTrades_IsSilent() => Assert.Empty(TradeLogAudit.Check([], Policy));

    [Theory]
    [InlineData(1200, false)]
    [InlineData(1199, true)]
    public void Check_EntriesTooClose_ReportsSpacing(int seconds, bool isReported)
    {
        // Slots a quarter-hour apart cannot show 1199 s; the log of a shorter cycle can.
        var log = new[] { Entry(0, 0), At(Entry(1, 0), TimeSpan.FromSeconds(seconds)) };

        AssertRules(log, Policy, isReported ? ["min_seconds_between_trades"] : []);
    }

    [Fact]
    public void Check_FourEntriesInAnHour_ReportsTheHourlyCount()
    {
        var policy = Policy with { Pacing = Policy.Pacing with { MinSecondsBetweenTrades = 900 } };
        var log = new[] { Entry(0, 0), Entry(1, 15), Entry(2, 30), Entry(3, 45) };

        AssertRules(log, policy, ["trades_per_hour_max"]);
        AssertRules([.. log[..3], Entry(3, 60)], policy, []);
    }

    [Fact]
    public void Check_ThirteenEntriesInADay_ReportsTheDailyCount()
    {
        // Two hours less a slot apart: the thirteenth is 23:00 after the first. Each closes before the next.
        var log = Enumerable.Range(0, 13).Select(i => Held(Entry(i % 5, i * 115), 60)).ToArray();

        AssertRules(log, Policy, ["trades_per_day_max"]);
        AssertRules([.. log[..12], Held(Entry(2, 1440), 60)], Policy, []);
    }

    [Theory]
    [InlineData(ExitReason.Stop, 95, 120, "cooldown_minutes_after_stop")]
    [InlineData(ExitReason.MaxHold, 95, 60, "cooldown_minutes_after_loss")]
    [InlineData(ExitReason.MaxHold, 100, 60, "cooldown_minutes_after_loss")]
    [InlineData(ExitReason.Target, 105, 10, "cooldown_minutes_after_win")]
    [InlineData(ExitReason.Signal, 105, 10, "cooldown_minutes_after_win")]
    [InlineData(ExitReason.Stop, 105, 120, "cooldown_minutes_after_stop")]
    public void Check_ProductEnteredAgainTooSoon_ReportsTheCooldownOfItsExit(ExitReason exit, decimal sold, int minutes, string rule)
    {
        // Decided at 12:00:20, filled at 12:00:30, out after an hour; decided again at the end of the rest, or a second before.
        var first = Held(Entry(0, 0), 60) with { Exit = exit, Sold = new Money(sold), SoldAtMid = new Money(sold) };
        var rested = At(Entry(0, 0), first.ExitAt - TestTrades.Slot + TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(20));

        AssertRules([first, rested], Policy, []);
        AssertRules([first, At(rested, TimeSpan.FromSeconds(-1))], Policy, [rule]);
    }

    [Fact]
    public void Check_QuickWin_LeavesTheRestAfterTheEntry()
    {
        // In at 12:00:30, out with a profit at 12:05:30: the win's 10 minutes are over at 12:15:30, the entry's 30 at 12:30:30.
        var first = Held(Entry(0, 0), 5) with { Sold = new Money(105), SoldAtMid = new Money(105) };

        AssertRules([first, Entry(0, 30)], Policy, ["cooldown_minutes_after_entry"]);
        AssertRules([first, Entry(0, 31)], Policy, []);
    }

    [Fact]
    public void Check_OtherProductAfterAStop_MayEnter() =>
        AssertRules([Held(Entry(0, 0), 30) with { Exit = ExitReason.Stop }, Entry(1, 45)], Policy, []);

    [Fact]
    public void Check_EntryRightAfterThreeLosses_ReportsThePause()
    {
        // Flat again at 12:55:30, 13:10:30 and 13:30:30; a win between would have ended the streak.
        Trade[] losses = [Lost(Held(Entry(0, 0), 55)), Lost(Held(Entry(1, 25), 45)), Lost(Held(Entry(2, 50), 40))];

        AssertRules([.. losses, Entry(3, 100)], Policy, ["consecutive_losses_pause_minutes"]);
        AssertRules([.. losses, Entry(3, 151)], Policy, []);
        AssertRules([losses[0], losses[1] with { Sold = new Money(101) }, losses[2], Entry(3, 100)], Policy, []);

        static Trade Lost(Trade trade) => trade with { Sold = new Money(99), SoldAtMid = new Money(99) };
    }

    [Fact]
    public void Check_TwoEntriesInOneCycle_ReportsThem()
    {
        var policy = Policy with { Pacing = Policy.Pacing with { MinSecondsBetweenTrades = 0 } };

        AssertRules([Entry(0, 0), Entry(1, 0)], policy, ["max_new_positions_per_cycle"]);
    }

    [Fact]
    public void Check_SeventhPositionInChop_ReportsTheRegimesLimit()
    {
        var log = Enumerable.Range(0, 7).Select(i => Named($"A{i}-USD", Held(Entry(0, i * 25), 600))).ToArray();

        AssertRules(log, Policy, ["max_open_positions"]);
        AssertRules([Held(log[0], 100), .. log[1..]], Policy, []);
    }

    [Fact]
    public void Check_SecondPositionInAProduct_ReportsPyramiding() =>
        AssertRules([Held(Entry(0, 0), 600), Entry(0, 60)], Policy, ["pyramiding"]);

    [Fact]
    public void Check_PositionAboveItsCap_ReportsIt()
    {
        // Chop halves the cap of 3 % of 10,000: fees count.
        AssertRules([Entry(0, 0) with { Bought = new Money(149.5m), EntryFees = new Money(0.5m) }], Policy, []);
        AssertRules([Entry(0, 0) with { Bought = new Money(149.5m), EntryFees = new Money(0.51m) }], Policy, ["position_cap"]);
    }

    [Fact]
    public void Check_PositionInACrash_IsAboveEveryLimitThere() => AssertRules(
        [Entry(0, 0) with { Entry = Entry(0, 0).Entry with { Regime = Regime.Crash } }], Policy, ["max_open_positions", "position_cap"]);

    [Fact]
    public void Check_ClusterAboveItsCap_ReportsTheCluster()
    {
        // Three of 1.4 % at 95 % each and 1.4 % more are 5.39 % of NAV against DEFI's 5 %.
        var log = new[] { "LINK-USD", "UNI-USD", "AAVE-USD", "CRV-USD" }
            .Select((p, i) => Sized(Named(p, Held(Entry(0, i * 25), 600)), 140)).ToArray();

        AssertRules(log, Policy, ["cluster_cap DEFI"]);
        AssertRules([.. log[..3], Named("ARB-USD", log[3])], Policy, []);
    }

    [Fact]
    public void Check_TotalAboveItsCap_ReportsIt()
    {
        var policy = Policy with { Risk = Policy.Risk with { TotalExposurePctNav = 4 } };
        var log = Enumerable.Range(0, 4).Select(i => Sized(Named($"A{i}-USD", Held(Entry(0, i * 25), 600)), 110)).ToArray();

        // Three at their stops are 3 x 104.5 of the 400 allowed, the fourth of 110 is too much.
        AssertRules(log, policy, ["total_exposure"]);
        AssertRules([.. log[..3], Sized(log[3], 86)], policy, []);
    }

    [Fact]
    public void Check_HoldingBeingSold_LeavesItsRoom()
    {
        var policy = Policy with { Risk = Policy.Risk with { TotalExposurePctNav = 2 } };
        var leaving = Held(Entry(0, 0), 45) with { ExitSlot = TestTrades.Slot + TimeSpan.FromMinutes(45) };

        AssertRules([Sized(leaving, 140), Sized(Entry(1, 45), 140)], policy, []);
        AssertRules([Sized(leaving, 140) with { ExitSlot = TestTrades.Slot + TimeSpan.FromMinutes(60) }, Sized(Entry(1, 45), 140)], policy, ["total_exposure"]);
    }

    private static void AssertRules(Trade[] log, TradingPolicy policy, string[] rules) =>
        Assert.Equal(rules, TradeLogAudit.Check([.. log.OrderBy(t => t.ExitAt)], policy).Select(v => v.Rule));

    private static Trade[] Clean() => [.. Enumerable.Range(0, 5).Select(i => Entry(i, i * 40))];

    private static Trade Entry(int product, int minute) =>
        TestTrades.Of(Products[product], TestTrades.Slot + TimeSpan.FromMinutes(minute), 5, 100, 100);

    private static Trade Held(Trade trade, int minutes)
    {
        var exitAt = trade.EntryAt + TimeSpan.FromMinutes(minutes);
        return trade with { ExitAt = exitAt, ExitSlot = exitAt.Floor(Interval.QuarterHour) };
    }

    private static Trade At(Trade trade, TimeSpan later) => trade with
    {
        EntrySlot = trade.EntrySlot + later,
        EntryAt = trade.EntryAt + later,
        ExitSlot = trade.ExitSlot + later,
        ExitAt = trade.ExitAt + later,
    };

    private static Trade Named(string product, Trade trade) => trade with { Product = ProductId.Parse(product) };

    private static Trade Sized(Trade trade, decimal notional) => trade with
    {
        Bought = new Money(notional),
        BoughtAtMid = new Money(notional),
        Sold = new Money(notional),
        SoldAtMid = new Money(notional),
    };
}
