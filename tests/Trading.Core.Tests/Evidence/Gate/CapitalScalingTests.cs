using Trading.Core.Evidence.Gate;
using Trading.Core.Market;

namespace Trading.Core.Tests.Evidence.Gate;

public class CapitalScalingTests
{
    private static readonly PaperEvidence Holding = new(30, 30, 0, 0, -0.4, 0.4);

    [Theory]
    [InlineData(CapitalStep.Canary, CapitalStep.Quarter)]
    [InlineData(CapitalStep.Quarter, CapitalStep.Half)]
    [InlineData(CapitalStep.Half, CapitalStep.Full)]
    [InlineData(CapitalStep.Full, CapitalStep.Full)]
    public void Next_LiveEvidenceHolds_RisesOneStep(CapitalStep current, CapitalStep next) =>
        Assert.Equal(next, CapitalScaling.Next(current, Holding, TestEvidence.Policy));

    [Theory]
    [InlineData(29, 30, -0.4)]
    [InlineData(30, 29, -0.4)]
    [InlineData(30, 30, -0.5)]
    public void Next_TooLittleEvidence_Stays(int days, int trades, double lower) => Assert.Equal(
        CapitalStep.Half,
        CapitalScaling.Next(CapitalStep.Half, Holding with { Days = days, Trades = trades, GapLowerSd = lower }, TestEvidence.Policy));

    [Fact]
    public void Next_NothingTradedYet_Stays() =>
        Assert.Equal(CapitalStep.Quarter, CapitalScaling.Next(CapitalStep.Quarter, null, TestEvidence.Policy));

    [Fact]
    public void Next_InvariantViolated_FallsToTheCanaryAtOnce() => Assert.Equal(
        CapitalStep.Canary,
        CapitalScaling.Next(CapitalStep.Full, Holding with { Days = 1, Trades = 1, InvariantViolations = 1 }, TestEvidence.Policy));

    [Fact]
    public void Next_DegradationShown_FallsToTheCanaryAtOnce() => Assert.Equal(
        CapitalStep.Canary,
        CapitalScaling.Next(CapitalStep.Full, new PaperEvidence(3, 12, 0, -0.8, -1.4, -0.2), TestEvidence.Policy));

    /// <summary>Surely a little worse is not yet worse than the tolerance.</summary>
    [Fact]
    public void Next_SmallDegradationForSure_Stays() => Assert.Equal(
        CapitalStep.Full,
        CapitalScaling.Next(CapitalStep.Full, new PaperEvidence(300, 900, 0, -0.1, -0.15, -0.05), TestEvidence.Policy));

    [Fact]
    public void Most_NothingTraded_IsTheCanary() => Assert.Equal(CapitalStep.Canary, CapitalScaling.Most(null, null, TestEvidence.Policy));

    [Theory]
    [InlineData(null)]
    [InlineData(CapitalStep.Canary)]
    public void Most_NoStepBeyondTheCanary_IsAQuarter(CapitalStep? standing) =>
        Assert.Equal(CapitalStep.Quarter, CapitalScaling.Most(Standing(standing, Holding), Holding, TestEvidence.Policy));

    [Theory]
    [InlineData(CapitalStep.Quarter, 30, CapitalStep.Half)]
    [InlineData(CapitalStep.Quarter, 29, CapitalStep.Quarter)]
    [InlineData(CapitalStep.Half, 30, CapitalStep.Full)]
    [InlineData(CapitalStep.Full, 3, CapitalStep.Full)]
    public void Most_StepInForce_IsTheNextOnlyAfterEnoughAtIt(CapitalStep standing, int days, CapitalStep most) =>
        Assert.Equal(most, CapitalScaling.Most(Standing(standing, Holding with { Days = days }), Holding with { Days = 400 }, TestEvidence.Policy));

    [Fact]
    public void Most_NothingTradedAtTheStepInForce_IsThatStep() =>
        Assert.Equal(CapitalStep.Quarter, CapitalScaling.Most(Standing(CapitalStep.Quarter, null), Holding, TestEvidence.Policy));

    /// <summary>Trades before the step count against it as well.</summary>
    [Fact]
    public void Most_SomethingAgainstItBefore_IsTheCanary() => Assert.Equal(
        CapitalStep.Canary, CapitalScaling.Most(Standing(CapitalStep.Half, Holding), Holding with { InvariantViolations = 1 }, TestEvidence.Policy));

    private static StandingStep? Standing(CapitalStep? step, PaperEvidence? traded) =>
        step is { } s ? new StandingStep(s, Timestamp.Utc(2025, 3, 1), traded) : null;

    [Fact]
    public void ShareOf_EachStep_IsThePolicys()
    {
        var shares = Enum.GetValues<CapitalStep>().Select(step => CapitalScaling.ShareOf(step, TestEvidence.Policy.Capital));

        Assert.Equal([0.05m, 0.25m, 0.5m, 1m], shares);
    }
}
