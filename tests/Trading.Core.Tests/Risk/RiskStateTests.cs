using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Risk;

public class RiskStateTests
{
    // A Wednesday.
    private static readonly Timestamp Noon = Timestamp.Utc(2025, 3, 5, 12);

    private static readonly RiskPolicy Policy = TestPolicies.Shipped.Risk;

    [Theory]
    [InlineData(5, 23, 59, 59, false, false)]
    [InlineData(6, 0, 0, 0, true, false)]
    [InlineData(9, 23, 59, 59, true, false)]
    [InlineData(10, 0, 0, 0, true, true)]
    public void Marked_Later_StartsAUtcDayAtMidnightAndAnIsoWeekOnMonday(
        int day, int hour, int minute, int second, bool isNewDay, bool isNewWeek)
    {
        var state = RiskState.Open(new Money(10_000), Noon);

        var marked = state.Marked(new Money(9990), Timestamp.Utc(2025, 3, day, hour, minute, second), Policy);

        Assert.Equal(isNewDay ? 9990 : 10_000, marked.DayStartNav.Amount);
        Assert.Equal(isNewWeek ? 9990 : 10_000, marked.WeekStartNav.Amount);
        Assert.Equal(10_000, marked.HighWaterMark.Amount);
    }

    [Fact]
    public void Marked_TurnOfTheYear_KeepsTheIsoWeek()
    {
        // Monday 2024-12-30 begins week 1 of 2025.
        var state = RiskState.Open(new Money(10_000), Timestamp.Utc(2024, 12, 30));

        var friday = state.Marked(new Money(9000), Timestamp.Utc(2025, 1, 3), Policy);
        var monday = friday.Marked(new Money(8000), Timestamp.Utc(2025, 1, 6), Policy);

        Assert.Equal(10_000, friday.WeekStartNav.Amount);
        Assert.Equal(8000, monday.WeekStartNav.Amount);
    }

    [Fact]
    public void Marked_BeforeTheEpoch_FloorsDaysAndWeeks()
    {
        // 1969-12-29 was a Monday, the epoch that week's Thursday.
        var state = RiskState.Open(new Money(100), Timestamp.Utc(1969, 12, 28, 23));

        Assert.Equal(-4, state.Day);
        Assert.Equal(-1, state.Week);
        var marked = state.Marked(new Money(99), Timestamp.Utc(1969, 12, 29), Policy);
        Assert.Equal(-3, marked.Day);
        Assert.Equal(0, marked.Week);
        Assert.Equal(99, marked.WeekStartNav.Amount);
    }

    [Fact]
    public void Marked_ClockBackwards_NeverReopensAnOldDay()
    {
        var state = RiskState.Open(new Money(10_000), Noon).Marked(new Money(9000), Noon + TimeSpan.FromDays(7), Policy);

        var back = state.Marked(new Money(8000), Noon, Policy);

        Assert.Equal(9000, back.DayStartNav.Amount);
        Assert.Equal(9000, back.WeekStartNav.Amount);
        Assert.Equal(state.Day, back.Day);
    }

    [Fact]
    public void Marked_Higher_RaisesTheHighWaterMarkOnly()
    {
        var marked = RiskState.Open(new Money(10_000), Noon).Marked(new Money(10_500), Noon, Policy);

        Assert.Equal(10_500, marked.HighWaterMark.Amount);
        Assert.Equal(10_000, marked.DayStartNav.Amount);
        Assert.False(marked.IsDrawdownLatched);
    }

    [Theory]
    [InlineData(9000, true)]
    [InlineData(9000.01, false)]
    public void Marked_TenPercentBelowTheHigh_Latches(double nav, bool isLatched)
    {
        var marked = RiskState.Open(new Money(10_000), Noon).Marked(new Money((decimal)nav), Noon, Policy);

        Assert.Equal(isLatched, marked.IsDrawdownLatched);
        Assert.Equal(isLatched, marked.Marked(new Money(10_000), Noon, Policy).IsDrawdownLatched);
        Assert.False(marked.Acknowledged(new Money(9000)).IsDrawdownLatched);
    }

    [Fact]
    public void Marked_EmptyAccount_IsNoDrawdown()
    {
        var empty = RiskState.Open(new Money(100), Noon).WithTransfer(new Money(-100), new Money(100));

        Assert.False(empty.Marked(Money.Zero, Noon, Policy).IsDrawdownLatched);
    }

    [Fact]
    public void Marked_AnyNavs_IsWhatThePlainDefinitionSays() => Properties.Check(
        (from nav in Gen.Choose(0, 200)
         from fine in Gen.Choose(-2, 2)
         from hours in Gen.Choose(-30, 60)
         select (Nav: Math.Max(0, (nav * 100m) + (fine / 1_000_000m)), Hours: hours)).ArrayOf(10),
        marks =>
        {
            // An account that opens at 10,000, so that 9,000.000000 is the limit to the last digit.
            var state = RiskState.Open(new Money(10_000), Noon);
            var (high, isLatched, day, dayStart, at) = (10_000m, false, 5, 10_000m, Noon);
            foreach (var mark in marks)
            {
                at += TimeSpan.FromHours(mark.Hours);
                if (state.IsMovedBy(new Money(mark.Nav), (double)mark.Nav, at, Policy))
                {
                    state = state.Marked(new Money(mark.Nav), at, Policy);
                }

                high = Math.Max(high, mark.Nav);
                isLatched |= mark.Nav <= high * 0.9m;
                var today = 5 + (int)Math.Floor((at - Timestamp.Utc(2025, 3, 5)).TotalDays);
                (day, dayStart) = today > day ? (today, mark.Nav) : (day, dayStart);
                if (state.HighWaterMark.Amount != high || state.IsDrawdownLatched != isLatched || state.DayStartNav.Amount != dayStart)
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void WithTransfer_Deposit_LeavesEveryLossInPercentAsItWas()
    {
        // Half is lost of the high, a fifth of the week, a tenth of the day.
        var state = RiskState.Open(new Money(10_000), Noon) with
        {
            HighWaterMark = new Money(10_000),
            WeekStartNav = new Money(6250),
            DayStartNav = new Money(5555.555m),
        };

        var after = state.WithTransfer(new Money(15_000), new Money(5000));

        Assert.Equal(40_000, after.HighWaterMark.Amount);
        Assert.Equal(25_000, after.WeekStartNav.Amount);
        Assert.Equal(22_222.22m, after.DayStartNav.Amount);
    }

    [Fact]
    public void WithTransfer_AtTheHigh_MovesTheMarkExactly()
    {
        var nav = new Money(9_999.99999999999999m);

        var after = RiskState.Open(nav, Noon).WithTransfer(new Money(-3_333.33333333333333m), nav);

        Assert.Equal(6_666.66666666666666m, after.HighWaterMark.Amount);
        Assert.Equal(6_666.66666666666666m, after.DayStartNav.Amount);
    }

    [Fact]
    public void WithTransfer_EverythingOutAndNewMoneyIn_StartsFromIt()
    {
        var empty = RiskState.Open(new Money(10_000), Noon).WithTransfer(new Money(-9000), new Money(9000));
        var funded = empty.WithTransfer(new Money(500), Money.Zero);

        Assert.Equal(0, empty.HighWaterMark.Amount);
        Assert.Equal(500, funded.HighWaterMark.Amount);
        Assert.Equal(500, funded.WeekStartNav.Amount);
    }

    [Fact]
    public void WithClosedTrade_ThirdLossInARow_PausesAnHourAndCountsAnew()
    {
        var state = RiskState.Open(new Money(10_000), Noon);
        var two = state.WithClosedTrade(new Money(-1), Noon, Policy).WithClosedTrade(new Money(-1), Noon, Policy);

        var three = two.WithClosedTrade(new Money(-1), Noon, Policy);

        Assert.Equal(2, two.LossesInRow);
        Assert.Equal(Timestamp.MinValue, two.LossPauseUntil);
        Assert.Equal(0, three.LossesInRow);
        Assert.Equal(Noon + TimeSpan.FromMinutes(60), three.LossPauseUntil);
    }

    [Fact]
    public void WithClosedTrade_GainBetween_BreaksTheStreak()
    {
        var state = RiskState.Open(new Money(10_000), Noon)
            .WithClosedTrade(new Money(-1), Noon, Policy)
            .WithClosedTrade(new Money(-1), Noon, Policy)
            .WithClosedTrade(Money.Zero, Noon, Policy);

        Assert.Equal(0, state.LossesInRow);
    }

    [Fact]
    public void WithClosedTrade_ReportedLate_NeverShortensAPause()
    {
        var state = RiskState.Open(new Money(10_000), Noon) with
        {
            LossesInRow = 2,
            LossPauseUntil = Noon + TimeSpan.FromHours(3),
        };

        Assert.Equal(Noon + TimeSpan.FromHours(3), state.WithClosedTrade(new Money(-1), Noon, Policy).LossPauseUntil);
    }
}
