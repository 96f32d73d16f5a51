using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Core.Risk.Pacing;
using Trading.Runtime.Accounts;
using Trading.Runtime.Governance;
using Trading.Runtime.Jobs;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Accounts;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Jobs;

/// <summary>The shipped policy: a slot every 15 minutes, decided 20 s later, 45 s long. The clock stands a minute after the slot.</summary>
public class HealthJobTests
{
    private static readonly Timestamp Slot = StoredAccounts.Slot;
    private static readonly TradingPolicy Policy = PolicySource.Load(null);

    private readonly InMemoryStateStore _store = new();
    private readonly ManualClock _clock = new(Slot.AddMs(60_000));
    private readonly ScriptedMarket _market;
    private HealthOptions _options = new() { Account = TestAccounts.Name, Policy = Policy, CodeVersion = "1" };

    public HealthJobTests() => _market = new ScriptedMarket(_clock);

    [Fact]
    public async Task Run_AllIsWell_SaysSoWithTheDetail()
    {
        await SaveAsync(d => d, "executed");
        var report = await RunAsync();
        Assert.True(report.IsHealthy);
        Assert.Empty(report.Issues);
        Assert.Equal(new CycleSummary(1, Slot, Slot.AddMs(20_000), Slot.AddMs(22_000), 2_000, "executed"), report.LastCycle);
        Assert.Equal((KillSwitch.Off, 0L, "1", PolicyHash.Of(Policy)), (report.KillSwitch, report.ClockSkewMs, report.CodeVersion, report.PolicyHash));
        Assert.Equal((TradingMode.Paper, 10_000m, Slot), (report.Detail!.Mode, report.Detail.Cash.Amount, report.Detail.LastSlot));
    }

    [Fact]
    public async Task Run_NoCycleYet_IsNoAlarm()
    {
        var report = await RunAsync();
        Assert.True(report.IsHealthy);
        Assert.Equal((HealthCode.NoCycle, HealthSeverity.Info), (Assert.Single(report.Issues).Code, report.Issues[0].Severity));
        Assert.Null(report.Detail);
    }

    [Theory]
    [InlineData(1_865_000, false)]
    [InlineData(1_865_001, true)]
    public async Task Run_TwoSlotsWithoutACycle_IsUnhealthy(long sinceSlotMs, bool isOverdue)
    {
        await SaveAsync(d => d, "executed");
        _clock.Now = Slot.AddMs(sinceSlotMs);
        var report = await RunAsync();
        Assert.Equal(isOverdue, !report.IsHealthy);
        Assert.Equal(isOverdue ? [HealthCode.CycleOverdue] : [], report.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public async Task Run_HostRunsAndNothingCameOfIt_IsOverdueToo()
    {
        _options = _options with { RunningSince = Slot };
        Assert.True((await RunAsync()).IsHealthy);
        _clock.Now = Slot.AddMs(1_865_001);
        Assert.Equal([HealthCode.CycleOverdue, HealthCode.NoCycle], (await RunAsync()).Issues.Select(issue => issue.Code));

        // A host that began only now is not blamed for a pause before.
        await SaveAsync(d => d, "executed");
        _options = _options with { RunningSince = Slot.AddMs(1_800_000) };
        Assert.True((await RunAsync()).IsHealthy);
    }

    [Fact]
    public async Task Run_LastCycleFailed_IsUnhealthy()
    {
        await SaveAsync(d => d, "failed:interrupted");
        var issue = Assert.Single((await RunAsync()).Issues);
        Assert.Equal((HealthCode.CycleFailed, HealthSeverity.Critical, $"the cycle of {Slot} ended as failed:interrupted"), (issue.Code, issue.Severity, issue.Message));
    }

    [Fact]
    public async Task Run_AccountAndVenueDisagree_IsUnhealthy()
    {
        await SaveAsync(
            d => d with
            {
                Venue = VenueHealth.Good with { IsReconciled = false },
                Differences = ImmutableSortedDictionary<string, Difference>.Empty.Add("BTC", new Difference(-0.5m, Slot)),
            },
            "executed");
        var issue = Assert.Single((await RunAsync()).Issues);
        Assert.Equal((HealthCode.ReconcileMismatch, HealthSeverity.Critical, "the venue differs in BTC by -0.5"), (issue.Code, issue.Severity, issue.Message));
    }

    [Fact]
    public async Task Run_ThingsAreHeldBack_WarnsAndStaysHealthy()
    {
        await SaveAsync(
            d => d with
            {
                Venue = VenueHealth.Good with { RateLimitedUntil = _clock.Now.AddMs(1) },
                State = d.State with
                {
                    Orders = [StoredAccounts.Order(0, OrderLeg.Entry, OrderState.Unknown), StoredAccounts.Order(1, OrderLeg.Exit, OrderState.Filled)],
                    Pacing = PacingState.Empty.WithEntry(TestAccounts.Btc, Slot).WithCooldown(TestAccounts.Btc, _clock.Now.AddMs(1), CooldownReason.Loss),
                    Risk = d.State.Risk.WithPause(TestAccounts.Btc, isPaused: true) with
                    {
                        TradingState = TradingState.Reducing,
                        IsDrawdownLatched = true,
                        LossesInRow = 3,
                        LossPauseUntil = _clock.Now.AddMs(1),
                    },
                },
            },
            "executed");
        await _store.SetKillSwitchAsync(TestAccounts.Name, KillSwitch.NoNewRisk, Slot, "a test", default);
        var report = await RunAsync();
        Assert.True(report.IsHealthy);
        Assert.Equal(
            [
                HealthCode.OrderUnknown, HealthCode.RateLimited, HealthCode.KillSwitch, HealthCode.NotActive, HealthCode.DrawdownLatched,
                HealthCode.LossPause, HealthCode.ProductPaused,
            ],
            report.Issues.Select(issue => issue.Code));
        Assert.Equal(TestAccounts.Btc, report.Issues[0].Product);
        Assert.Equal([OrderState.Unknown], report.Detail!.Orders.Select(order => order.State));
        Assert.Equal(new HealthPacing(1, 1, Slot, 1), report.Detail.Pacing);
    }

    [Fact]
    public async Task Run_VenueSilentOrSkewed_IsUnhealthy()
    {
        await SaveAsync(d => d, "executed");
        _market.Ahead = TimeSpan.FromMilliseconds(-250);
        var report = await RunAsync();
        Assert.Equal((250L, HealthCode.ClockSkewed), (report.ClockSkewMs, Assert.Single(report.Issues).Code));
        _market.Failure = new VenueException(VenueFault.Unreachable, "no connection");
        report = await RunAsync();
        Assert.Equal((null, HealthCode.VenueUnreachable), (report.ClockSkewMs, Assert.Single(report.Issues).Code));
        Assert.False(report.IsHealthy);
    }

    [Fact]
    public async Task Run_StoreSilent_IsUnhealthyAndTellsNothingElse()
    {
        var report = await new HealthJob(new SilentStore(), _market, objects: null, _options, _clock).RunAsync(default);
        Assert.False(report.IsHealthy);
        Assert.Equal((HealthCode.StoreUnreachable, "disk gone"), (Assert.Single(report.Issues).Code, report.Issues[0].Message));
        Assert.Null(report.KillSwitch);
    }

    [Fact]
    public async Task Run_GateRefused_IsUnhealthy()
    {
        await SaveAsync(d => d, "executed");
        _options = _options with { Refusals = () => [new LiveRefusal(LiveRefusalKind.Verdict, "verdict.json: it expired")] };
        var issue = Assert.Single((await RunAsync()).Issues);
        Assert.Equal((HealthCode.LiveRefused, HealthSeverity.Critical, "verdict.json: it expired"), (issue.Code, issue.Severity, issue.Message));
    }

    private Task<HealthReport> RunAsync() => new HealthJob(_store, _market, objects: null, _options, _clock).RunAsync(default);

    private Task SaveAsync(Func<AccountDocument, AccountDocument> change, string outcome) => StoredAccounts.SaveAsync(
        _store, change(TestAccounts.Flat() with { LastSlot = Slot }), StoredAccounts.Record(1, Slot, outcome));
}
