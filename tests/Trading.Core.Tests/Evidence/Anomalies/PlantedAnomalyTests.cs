using Trading.Core.Evidence.Anomalies;
using Trading.Core.Tests.Testing;
using static Trading.Core.Tests.Evidence.Anomalies.AccountStream;

namespace Trading.Core.Tests.Evidence.Anomalies;

/// <summary>Each anomaly is planted after ten healthy days: it is found once, nothing else is, and it is over when its cause has been gone.</summary>
public class PlantedAnomalyTests
{
    private const int Healthy = 10;
    private const ulong Seed = 3;

    [Fact]
    public void Watch_NothingEnteredOfSignals_FindsNoTrades() => AssertFound(
        "NoTrades", faultDays: 4, overWithinDays: 1, n => n with { EntriesPerDay = 0, LostSignalShare = 0.1 });

    [Fact]
    public void Watch_NothingFires_FindsNoSignals() => AssertFound("NoSignals", faultDays: 9, overWithinDays: 1, n => n with { EntriesPerDay = 0, SignalShare = 0 });

    [Fact]
    public void Watch_SixTimesTheEntries_FindsTradeRate() => AssertFound("TradeRate", faultDays: 3, overWithinDays: 2, n => n with { EntriesPerDay = 30 });

    [Fact]
    public void Watch_RareWinsThatPayTheSame_FindsWinRate() => AssertFound(
        "WinRate", faultDays: 15, overWithinDays: 31, n => n with { WinShare = 0.05, WinPct = 10, LossPct = 0 });

    [Fact]
    public void Watch_ThirtyBpsFurtherFromTheMid_FindsSlippage() => AssertFound("Slippage", faultDays: 7, overWithinDays: 15, n => n with { SlippageBps = 40 });

    [Fact]
    public void Watch_SixtyBpsMoreInFees_FindsFees() => AssertFound("Fees", faultDays: 7, overWithinDays: 15, n => n with { FeesBps = 160 });

    [Fact]
    public void Watch_ProductWithoutData_FindsItAlone() => AssertFound("StaleData ADA-USD", faultDays: 1, overWithinDays: 1, n => n with { Stale = [Ada] });

    [Fact]
    public void Watch_AllWithoutData_FindsOneForTheAccount() => AssertFound("StaleData", faultDays: 1, overWithinDays: 1, n => n with { Stale = [Ada, Btc] });

    [Fact]
    public void Watch_HalfTheFills_FindsFillRate() => AssertFound("FillRate", faultDays: 9, overWithinDays: 15, n => n with { FillShare = 0.4 });

    [Fact]
    public void Watch_EverythingFills_FindsFillRate() => AssertFound("FillRate", faultDays: 14, overWithinDays: 15, n => n with { FillShare = 1 });

    [Fact]
    public void Watch_CyclesPastTheDeadline_FindsSlowCycles() => AssertFound("SlowCycles", faultDays: 1, overWithinDays: 1, n => n with { Seconds = 61 });

    [Fact]
    public void Watch_CyclesWithinTheSlack_FindsNothing() => Assert.Empty(Told(days: 30, (_, n) => n with { Seconds = 60 }));

    [Fact]
    public void Watch_TwoDeviationsWorse_FindsDrift() => AssertFound("Drift", faultDays: 20, overWithinDays: 61, n => n with { WinPct = 0.1, LossPct = -11.1 });

    [Fact]
    public void Watch_InCash_MissesNoSignalsAndNoEntries()
    {
        var watch = new AnomalyWatch(TestPolicies.Shipped) { Expectation = Expected };
        foreach (var cycle in new AccountStream(Seed).Run(30, (_, n) => n with { EntriesPerDay = 0, SignalShare = 0, LostSignalShare = 0.1 }))
        {
            watch.Observe(cycle with { IsInCash = true });
        }

        Assert.Empty(watch.Found);
    }

    [Fact]
    public void Watch_DryRun_MissesNoEntries()
    {
        var watch = new AnomalyWatch(TestPolicies.Shipped);
        foreach (var cycle in new AccountStream(Seed).Run(10, (_, n) => n with { EntriesPerDay = 0, LostSignalShare = 0.1 }))
        {
            watch.Observe(cycle with { IsTrading = false });
        }

        Assert.Empty(watch.Found);
    }

    [Fact]
    public void Watch_WithoutAnExpectation_HoldsNothingAgainstOne()
    {
        var watch = new AnomalyWatch(TestPolicies.Shipped);
        foreach (var cycle in new AccountStream(Seed).Run(30, (_, n) => n with { EntriesPerDay = 90, WinShare = 0, SlippageBps = 90, FeesBps = 300, FillShare = 0.3 }))
        {
            watch.Observe(cycle);
        }

        Assert.Empty(watch.Found);

        watch.Expectation = Expected;
        watch.Observe(new AccountStream(Seed).Run(1).First() with { Slot = Start + TimeSpan.FromDays(30) });

        Assert.Equal(
            [AnomalyCode.TradeRate, AnomalyCode.WinRate, AnomalyCode.Slippage, AnomalyCode.Fees, AnomalyCode.FillRate, AnomalyCode.Drift],
            watch.Found.Select(found => found.Code));
    }

    private static void AssertFound(string what, int faultDays, int overWithinDays, Func<Numbers, Numbers> fault)
    {
        var told = Told(Healthy + faultDays + overWithinDays + 10, (day, n) => day is >= Healthy && day < Healthy + faultDays ? fault(n) : n);

        Assert.Equal([$"+{what}", $"-{what}"], told.Select(t => t.What));
        Assert.InRange(told[0].Day, Healthy, Healthy + faultDays);
        Assert.InRange(told[1].Day, told[0].Day, Healthy + faultDays + overWithinDays);
    }

    private static List<(double Day, string What)> Told(int days, Func<int, Numbers, Numbers> fault)
    {
        var watch = new AnomalyWatch(TestPolicies.Shipped) { Expectation = Expected };
        var told = new List<(double, string)>();
        var before = new HashSet<string>();
        foreach (var cycle in new AccountStream(Seed).Run(days, fault))
        {
            watch.Observe(cycle);
            var now = watch.Found.Select(found => $"{found.Code} {found.Product}".TrimEnd()).ToHashSet();
            var day = (cycle.Slot - Start).TotalDays;
            told.AddRange(now.Except(before).Select(name => (day, $"+{name}")));
            told.AddRange(before.Except(now).Select(name => (day, $"-{name}")));
            before = now;
        }

        return told;
    }
}
