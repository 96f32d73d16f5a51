using System.Globalization;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Risk;

public class AccountBreakersTests
{
    private static readonly RiskPolicy Policy = TestPolicies.Shipped.Risk;
    private static readonly RiskState Quiet = RiskState.Open(new Money(10_000), CycleWorld.Slot);

    [Fact]
    public void Of_QuietAccount_TripsNoneAndNamesAllWithTheirLimits()
    {
        var checks = Of(Quiet, 10_000);

        Assert.All(checks, check => Assert.True(check.IsPassed));
        Assert.Equal(
            [
                (RiskReason.KillSwitch, 0m), (RiskReason.TradingState, 0m), (RiskReason.ClockSkew, 200m), (RiskReason.ApiErrors, 3m),
                (RiskReason.RateLimited, 0m), (RiskReason.ExchangeHealth, 0m), (RiskReason.ReconcileMismatch, 0m), (RiskReason.DailyStop, 3m),
                (RiskReason.WeeklyStop, 7m), (RiskReason.MaxDrawdown, 10m), (RiskReason.ConsecutiveLosses, 0m),
            ],
            checks.Select(check => (check.Reason, check.Limit)));
    }

    [Theory]
    [InlineData("9700.01", "2.9999", true)]
    [InlineData("9700", "3", false)]
    public void Of_LossOfTheDay_TripsAtItsLimit(string nav, string lossPct, bool isPassed)
    {
        var check = Of(Quiet, decimal.Parse(nav, CultureInfo.InvariantCulture)).Single(check => check.Reason == RiskReason.DailyStop);

        Assert.Equal((isPassed, decimal.Parse(lossPct, CultureInfo.InvariantCulture)), (check.IsPassed, check.Observed));
    }

    /// <summary>What keeps entries out is what is shown: both are the same code, and this holds them to it.</summary>
    [Fact]
    public void Of_AnyState_AgreesWithTheChecksOfAnEntry()
    {
        var probe = new RiskProbe();
        probe.SetRisk(risk => risk with { IsDrawdownLatched = true, KillSwitch = KillSwitch.NoNewRisk, LossPauseUntil = probe.Now + TimeSpan.FromSeconds(90) });
        probe.World.Input.Market.Venue = new VenueHealth(4, probe.Now + TimeSpan.FromSeconds(7), IsHealthy: false, 300, IsReconciled: false);

        var shown = AccountBreakers.Of(Policy, probe.World.State.Risk, probe.World.State.Nav, probe.World.Input.Market.Venue, probe.Now);

        var judged = probe.AssessEth().Checks;
        Assert.All(shown, check => Assert.Contains(check, judged));
        Assert.Equal(8, shown.Count(check => !check.IsPassed));
    }

    private static IReadOnlyList<RiskCheck> Of(RiskState state, decimal nav) =>
        AccountBreakers.Of(Policy, state, new Money(nav), VenueHealth.Good, CycleWorld.Now);
}
