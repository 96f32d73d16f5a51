using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Core.Risk.Pacing;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Risk.Pacing;

/// <summary>Every pacing rule at its limit and one millisecond before it.</summary>
public class TradePacingTests
{
    private static readonly Timestamp T0 = Timestamp.Utc(2025, 3, 5, 12);
    private static readonly PacingPolicy Policy = TestPolicies.Shipped.Pacing;

    [Theory]
    [InlineData(1_199_999, false)]
    [InlineData(1_200_000, true)]
    [InlineData(-1, false)]
    public void Check_Spacing_PassesExactlyAtTheLimitAndNeverAfterAClockThatWentBack(long sinceMs, bool isPassed)
    {
        var state = PacingState.Empty.WithEntry(CycleWorld.Btc, T0);

        Assert.Equal(
            new RiskCheck(RiskReason.GlobalTradeSpacing, isPassed, sinceMs / 1000m, 1200),
            Of(RiskReason.GlobalTradeSpacing, state, T0.AddMs(sinceMs)));
    }

    [Fact]
    public void Check_SpacingWithoutAnyEntry_Passes() => Assert.True(Of(RiskReason.GlobalTradeSpacing, PacingState.Empty, T0).IsPassed);

    [Fact]
    public void Check_SpacingAfterAnApprovalOfThisCycle_Refuses() => Assert.Equal(
        new RiskCheck(RiskReason.GlobalTradeSpacing, false, 0, 1200),
        Of(RiskReason.GlobalTradeSpacing, PacingState.Empty, T0, approvedNow: 1));

    [Fact]
    public void Check_SpacingOfZero_NeverRefuses() => Assert.True(
        Of(RiskReason.GlobalTradeSpacing, PacingState.Empty.WithEntry(CycleWorld.Btc, T0), T0, 1, Policy with { MinSecondsBetweenTrades = 0 })
            .IsPassed);

    [Theory]
    [InlineData(1_799_999, false)]
    [InlineData(1_800_000, true)]
    public void Check_CooldownAfterAnEntryFilled_LastsThirtyMinutes(long sinceMs, bool isPassed) => Cooldown(
        TradePacing.AfterEntryFilled(PacingState.Empty, Policy, CycleWorld.Btc, T0), 30, sinceMs, isPassed);

    [Theory]
    [InlineData(true, false, 119, false)]
    [InlineData(true, false, 120, true)]
    [InlineData(true, true, 119, false)]
    [InlineData(false, false, 59, false)]
    [InlineData(false, false, 60, true)]
    [InlineData(false, true, 9, false)]
    [InlineData(false, true, 10, true)]
    public void Check_CooldownAfterAnExit_DependsOnHowItEnded(bool isStop, bool isWin, int minutes, bool isPassed) => Cooldown(
        TradePacing.AfterExit(PacingState.Empty, Policy, CycleWorld.Btc, T0, isStop, isWin),
        isStop ? 120 : isWin ? 10 : 60,
        minutes * 60_000L,
        isPassed);

    [Theory]
    [InlineData(true, true, CooldownReason.Stop)]
    [InlineData(false, true, CooldownReason.Win)]
    [InlineData(false, false, CooldownReason.Loss)]
    public void AfterExit_Any_NamesItsReason(bool isStop, bool isWin, CooldownReason reason) => Assert.Equal(
        reason, Assert.Single(TradePacing.AfterExit(PacingState.Empty, Policy, CycleWorld.Btc, T0, isStop, isWin).Cooldowns).Reason);

    [Theory]
    [InlineData(15, false)]
    [InlineData(30, true)]
    public void Check_EntryThatDidNotFill_CostsExactlyOneCycle(int minutesAfterSlot, bool isPassed)
    {
        var state = TradePacing.AfterNoFill(PacingState.Empty, Policy, TestPolicies.Shipped.Cycle.Interval, CycleWorld.Btc, T0);

        // Decisions come 20 seconds after their slot.
        Assert.Equal(isPassed, Of(RiskReason.SymbolCooldownActive, state, T0.AddMs((minutesAfterSlot * 60_000L) + 20_000)).IsPassed);
    }

    [Fact]
    public void AfterNoFill_NoCyclesInPolicy_ChangesNothing() => Assert.Same(
        PacingState.Empty,
        TradePacing.AfterNoFill(
            PacingState.Empty, Policy with { CooldownCyclesAfterNoFill = 0 }, TestPolicies.Shipped.Cycle.Interval, CycleWorld.Btc, T0));

    [Fact]
    public void Check_CooldownOfAnotherProduct_DoesNotMatter()
    {
        var state = TradePacing.AfterEntryFilled(PacingState.Empty, Policy, CycleWorld.Eth, T0);

        Assert.True(Of(RiskReason.SymbolCooldownActive, state, T0).IsPassed);
    }

    [Theory]
    [InlineData(3_599_999, 3, false)]
    [InlineData(3_600_000, 2, true)]
    public void Check_ThirdEntryAnHourAgo_LeavesTheRollingHour(long sinceFirstMs, int counted, bool isPassed)
    {
        var state = Entries(0, 20, 40);

        Assert.Equal(
            new RiskCheck(RiskReason.MaxTradesPerHour, isPassed, counted, 3),
            Of(RiskReason.MaxTradesPerHour, state, T0.AddMs(sinceFirstMs)));
    }

    [Theory]
    [InlineData(86_399_999, 12, false)]
    [InlineData(86_400_000, 11, true)]
    public void Check_TwelveEntriesADayAgo_LeaveTheRollingDayOneByOne(long sinceFirstMs, int counted, bool isPassed)
    {
        var state = Entries([.. Enumerable.Range(0, 12).Select(i => i * 90)]);

        Assert.Equal(
            new RiskCheck(RiskReason.MaxTradesPerDay, isPassed, counted, 12),
            Of(RiskReason.MaxTradesPerDay, state, T0.AddMs(sinceFirstMs)));
    }

    [Fact]
    public void Check_ApprovedThisCycle_CountsInBothWindows()
    {
        Assert.Equal(
            new RiskCheck(RiskReason.MaxTradesPerHour, false, 3, 3),
            Of(RiskReason.MaxTradesPerHour, Entries(0, 20), T0.AddMs(2_400_000), approvedNow: 1));
        Assert.Equal(
            new RiskCheck(RiskReason.MaxTradesPerDay, true, 3, 12),
            Of(RiskReason.MaxTradesPerDay, Entries(0, 20), T0.AddMs(2_400_000), approvedNow: 1));
    }

    private static PacingState Entries(params int[] minutes) => minutes.Aggregate(
        PacingState.Empty, (state, minute) => state.WithEntry(CycleWorld.Btc, T0 + TimeSpan.FromMinutes(minute)));

    private static void Cooldown(PacingState state, int minutes, long sinceMs, bool isPassed) => Assert.Equal(
        new RiskCheck(RiskReason.SymbolCooldownActive, isPassed, isPassed ? 0 : (minutes * 60) - (sinceMs / 1000m), 0),
        Of(RiskReason.SymbolCooldownActive, state, T0.AddMs(sinceMs)));

    private static RiskCheck Of(RiskReason reason, PacingState state, Timestamp now, int approvedNow = 0, PacingPolicy? policy = null)
    {
        var checks = new List<RiskCheck>();
        TradePacing.Check(state, policy ?? Policy, CycleWorld.Btc, now, approvedNow, checks);
        return Assert.Single(checks, c => c.Reason == reason);
    }
}
