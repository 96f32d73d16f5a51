using System.Reflection;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Risk;

/// <summary>What a verdict records, what an exit has to pass, and who may mint leave to trade.</summary>
public class VerdictTests
{
    [Fact]
    public void Assess_EverythingPasses_RecordsEveryCheckInTheOrderOfTheSpecification()
    {
        var probe = RiskProbe.With($"{RiskProbe.Unpaced}\nrisk: {{pyramiding: {{is_on: true}}}}");
        probe.Hold(CycleWorld.Eth, 0.1m);
        probe.World.Row(CycleWorld.Eth).Quote = new Quote(probe.Now, 99.9, 100.1);

        var verdict = probe.AssessEth();

        Assert.True(verdict.IsApproved);
        Assert.Equal(
            [
                RiskReason.KillSwitch, RiskReason.TradingState, RiskReason.ProductPaused, RiskReason.EmptyUniverse,
                RiskReason.DataStale, RiskReason.DataStale, RiskReason.DataStale, RiskReason.ClockSkew,
                RiskReason.ApiErrors, RiskReason.RateLimited, RiskReason.ExchangeHealth, RiskReason.ReconcileMismatch,
                RiskReason.ProductStatus, RiskReason.VolatilityCrash,
                RiskReason.DailyStop, RiskReason.WeeklyStop, RiskReason.MaxDrawdown, RiskReason.ConsecutiveLosses,
                RiskReason.GlobalTradeSpacing, RiskReason.SymbolCooldownActive, RiskReason.MaxTradesPerHour, RiskReason.MaxTradesPerDay,
                RiskReason.MaxOpenPositions, RiskReason.MaxNewPositionsPerCycle,
                RiskReason.PositionCap, RiskReason.ClusterCap, RiskReason.TotalExposure, RiskReason.NoCash,
                RiskReason.Pyramiding, RiskReason.Pyramiding,
                RiskReason.BelowMinAfterCaps, RiskReason.MinNotional, RiskReason.SizeIncrement,
            ],
            verdict.Checks.Select(c => c.Reason));
    }

    [Fact]
    public void Assess_AnyVerdict_MakesEveryKnownCheck()
    {
        var probe = new RiskProbe();
        probe.Hold(CycleWorld.Eth, 0.1m);

        Assert.Equal(Enum.GetValues<RiskReason>(), probe.AssessEth().Checks.Select(c => c.Reason).Distinct());
    }

    [Fact]
    public void Assess_ManyThingsWrong_RecordsAllOfThemInOrder()
    {
        var probe = new RiskProbe { IsUniverseEmpty = true };
        probe.Hold(CycleWorld.Eth, 4);
        probe.SetRisk(r => r with { KillSwitch = KillSwitch.NoNewRisk, LossPauseUntil = probe.Now.AddMs(1) });
        probe.SetNav(9000);
        probe.World.Input.Market.BalancesAt = Timestamp.MinValue;
        probe.World.Row(CycleWorld.Eth).Status = ProductStatus.Offline;

        Assert.Equal(
            [
                RiskReason.KillSwitch, RiskReason.EmptyUniverse, RiskReason.DataStale, RiskReason.ProductStatus, RiskReason.DailyStop,
                RiskReason.WeeklyStop, RiskReason.MaxDrawdown, RiskReason.ConsecutiveLosses, RiskReason.PositionCap,
                RiskReason.Pyramiding, RiskReason.BelowMinAfterCaps,
            ],
            probe.AssessEth().Failures);
    }

    [Theory]
    [InlineData(KillSwitch.Off, TradingState.Active, null)]
    [InlineData(KillSwitch.NoNewRisk, TradingState.Active, null)]
    [InlineData(KillSwitch.Off, TradingState.Reducing, null)]
    [InlineData(KillSwitch.HaltAll, TradingState.Active, RiskReason.KillSwitch)]
    [InlineData(KillSwitch.Off, TradingState.Halted, RiskReason.TradingState)]
    [InlineData(KillSwitch.HaltAll, TradingState.Halted, RiskReason.KillSwitch)]
    public void ApproveExit_Switches_OnlyAHaltRefuses(KillSwitch killSwitch, TradingState state, RiskReason? expected)
    {
        var probe = new RiskProbe();
        probe.Hold(CycleWorld.Eth, 1);
        var position = probe.World.State.Positions[0];

        var leave = probe.World.Policy.Risk.ApproveExit(
            position, ExitReason.Target, new RiskState { KillSwitch = killSwitch, TradingState = state }, out var refusal);

        Assert.Equal(expected, refusal);
        Assert.Equal(expected is null, leave is not null);
        if (leave is not null)
        {
            Assert.Equal((OrderLeg.Exit, ExitReason.Target), (leave.Leg, leave.Exit));
            Assert.Same(position, leave.Position);
        }
    }

    [Fact]
    public void ApproveExit_EveryBreakerOpen_StillApproves()
    {
        // Losses, latches and pauses stop new risk; getting out is never new risk.
        var probe = new RiskProbe();
        probe.Hold(CycleWorld.Eth, 1);
        probe.SetRisk(r => r with { IsDrawdownLatched = true, LossPauseUntil = Timestamp.MaxValue, DayStartNav = new Money(1e9m) });

        var leave = probe.World.Policy.Risk.ApproveExit(probe.World.State.Positions[0], ExitReason.Stop, probe.World.State.Risk, out _);

        Assert.NotNull(leave);
    }

    [Fact]
    public void RiskApproved_Type_CannotBeMadeOutsideTheEngine()
    {
        var type = typeof(RiskApproved);

        Assert.True(type.IsSealed);
        Assert.All(type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), c => Assert.True(c.IsPrivate));
        Assert.All(type.GetProperties(), p => Assert.Null(p.SetMethod));
        Assert.DoesNotContain(
            type.GetMethods(BindingFlags.Static | BindingFlags.Public), m => m.ReturnType == type);
    }

    [Fact]
    public void RiskApproved_ThroughoutCore_ComesOnlyFromTheEngine()
    {
        var makers = typeof(RiskApproved).Assembly.GetExportedTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(m => m.ReturnType == typeof(RiskApproved) && !m.IsSpecialName)
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}");

        Assert.Equal(["RiskEngine.ApproveExit"], makers);
    }

    [Fact]
    public void Plan_Signature_AcceptsNothingButLeaveToTrade()
    {
        var plan = Assert.Single(typeof(ExecutionPlanner).GetMethods(), m => m.ReturnType == typeof(PlanResult));

        Assert.Equal(typeof(RiskApproved), plan.GetParameters()[0].ParameterType);
        Assert.DoesNotContain(plan.GetParameters(), p => p.ParameterType == typeof(Trading.Core.Rules.Proposal) || p.ParameterType == typeof(Position));
    }
}
