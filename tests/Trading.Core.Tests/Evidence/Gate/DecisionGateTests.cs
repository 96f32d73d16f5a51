using System.Reflection;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Gate;

public class DecisionGateTests
{
    [Fact]
    public void Judge_EverythingMet_IsGoWithEveryCriterionAnswered()
    {
        var decision = DecisionGate.Judge(TestEvidence.Good, TestEvidence.Policy);

        Assert.Empty(decision.Unmet.Select(c => c.Evidence));
        Assert.True(decision.IsGo);
        Assert.Equal(Enum.GetValues<GateCriterionCode>(), decision.Criteria.Select(c => c.Code).Order());
    }

    /// <summary>One piece of evidence spoilt, one criterion unmet, and its message has the number and the threshold.</summary>
    [Theory]
    [InlineData(GateCriterionCode.SafetyChecks, "1 caps or pacing limits broken", "expected 0 and 0")]
    [InlineData(GateCriterionCode.JointPortfolio, "1 of 8 slices", "expected 0 and pessimistic")]
    [InlineData(GateCriterionCode.TrialLedger, "1 break: entry 7 is missing", "expected 0")]
    [InlineData(GateCriterionCode.Trades, "99 closed trades", "expected at least 100")]
    [InlineData(GateCriterionCode.PooledNet, "net 0.00", "expected more than 0")]
    [InlineData(GateCriterionCode.WindowsPositive, "4 of 8 windows of 3 months are positive, 50 %", "expected at least 60 %")]
    [InlineData(GateCriterionCode.RegimesPositive, "worst -0.01 of regimes with at least 30 trades (bull 900.00 in 90, chop -0.01 in 31)", "expected each more than 0")]
    [InlineData(GateCriterionCode.DeflatedSharpe, "0.9499, the lower of 0.9700 with 50 trials and 0.9499 with 12", "expected at least 0.95")]
    [InlineData(GateCriterionCode.TrackRecord, "720 days", "expected at least 720.5")]
    [InlineData(GateCriterionCode.OverfittingProbability, "0.2100 over the 40 of 50 trials that ran over these days", "expected at most 0.2")]
    [InlineData(GateCriterionCode.SuperiorToCash, "p 0.0510 against cash", "expected at most 0.05")]
    [InlineData(GateCriterionCode.SuperiorToHold, "p 0.0510 against holding", "expected at most 0.05")]
    [InlineData(GateCriterionCode.Drawdown, "15.10 % at 0.95, 6.00 % happened", "expected at most 15 %")]
    [InlineData(GateCriterionCode.ProductConcentration, "40.6 % of what 3 earned comes from product A", "expected at most 40 %")]
    [InlineData(GateCriterionCode.SignalConcentration, "40.6 % of what 3 earned comes from signal x", "expected at most 40 %")]
    [InlineData(GateCriterionCode.PaperDays, "29 days", "expected at least 30")]
    [InlineData(GateCriterionCode.PaperTrades, "29 closed trades", "expected at least 30")]
    [InlineData(GateCriterionCode.PaperInvariants, "1 violated invariants", "expected 0")]
    [InlineData(GateCriterionCode.PaperDegradation, "between -0.500 and 0.200", "expected the lower end above -0.5")]
    [InlineData(GateCriterionCode.CapitalStep, "at most canary, 5 % of the caps: half is in force since 2025-03-01T00:00:00Z with 12 days and 9 closed trades (of 30 and 30 for the next step), 1 violated invariants", "asked for is quarter, 25 %")]
    public void Judge_OneCriterionSpoilt_BlocksAloneAndNamesNumberAndThreshold(GateCriterionCode code, string number, string threshold)
    {
        var decision = DecisionGate.Judge(Spoilt(code), TestEvidence.Policy);

        Assert.False(decision.IsGo);
        var unmet = Assert.Single(decision.Unmet);
        Assert.Equal(code, unmet.Code);
        Assert.Contains(number, unmet.Evidence, StringComparison.Ordinal);
        Assert.Contains(threshold, unmet.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', unmet.Evidence);
    }

    /// <summary>A number that nobody could find meets nothing; only the regimes and a single trial's overfitting can be without one.</summary>
    [Theory]
    [InlineData(nameof(GateEvidence.DeflatedSharpe), GateCriterionCode.DeflatedSharpe)]
    [InlineData(nameof(GateEvidence.DeflatedSharpeClustered), GateCriterionCode.DeflatedSharpe)]
    [InlineData(nameof(GateEvidence.TrackRecordMin), GateCriterionCode.TrackRecord)]
    [InlineData(nameof(GateEvidence.OverfittingProbability), GateCriterionCode.OverfittingProbability)]
    [InlineData(nameof(GateEvidence.SuperiorToCashP), GateCriterionCode.SuperiorToCash)]
    [InlineData(nameof(GateEvidence.SuperiorToHoldP), GateCriterionCode.SuperiorToHold)]
    [InlineData(nameof(GateEvidence.DrawdownUpperPct), GateCriterionCode.Drawdown)]
    public void Judge_NumberUnknown_Blocks(string property, GateCriterionCode code)
    {
        var evidence = TestEvidence.Good;
        typeof(GateEvidence).GetProperty(property, BindingFlags.Instance | BindingFlags.Public)!.SetValue(evidence, double.NaN);

        Assert.Equal(code, Assert.Single(DecisionGate.Judge(evidence, TestEvidence.Policy).Unmet).Code);
    }

    [Fact]
    public void Judge_BreakerTooLax_IsNamedWithBothNumbers()
    {
        var policy = TestPolicies.Shipped;
        policy = policy with { Risk = policy.Risk with { DailyStopPct = 6 } };

        var unmet = Assert.Single(DecisionGate.Judge(TestEvidence.Good with { Safety = SafetyReading.Of(policy) }, policy.Gate).Unmet);

        Assert.Contains("risk.daily_stop_pct 6 (on up to 5)", unmet.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_FillsNotPessimistic_Blocks() => Assert.Equal(
        GateCriterionCode.JointPortfolio,
        Assert.Single(DecisionGate.Judge(TestEvidence.Good with { FillMode = FillMode.Base }, TestEvidence.Policy).Unmet).Code);

    [Fact]
    public void Judge_SingleTrial_CountsOverfittingAsMetAndSaysWhy()
    {
        var decision = DecisionGate.Judge(
            TestEvidence.Good with { Trials = 1, ClusteredTrials = 1, OverfittingProbability = double.NaN }, TestEvidence.Policy);

        Assert.True(decision.IsGo);
        Assert.Contains(decision.Criteria, c => c.Evidence.Contains("not defined with 1 trial: nothing was selected", StringComparison.Ordinal));
    }

    [Fact]
    public void Judge_Canary_NeedsNoPaper()
    {
        var evidence = TestEvidence.Good with { Paper = null };

        Assert.True(DecisionGate.Judge(evidence with { Step = CapitalStep.Canary }, TestEvidence.Policy).IsGo);
        Assert.Equal(
            [GateCriterionCode.PaperDays, GateCriterionCode.PaperTrades, GateCriterionCode.PaperInvariants, GateCriterionCode.PaperDegradation, GateCriterionCode.CapitalStep],
            DecisionGate.Judge(evidence with { Step = CapitalStep.Half }, TestEvidence.Policy).Unmet.Select(c => c.Code));
    }

    [Fact]
    public void Judge_NothingEarned_BlocksConcentrationToo()
    {
        var decision = DecisionGate.Judge(TestEvidence.Good with { Products = [new("A", new Money(-1))], Signals = [] }, TestEvidence.Policy);

        Assert.Equal([GateCriterionCode.ProductConcentration, GateCriterionCode.SignalConcentration], decision.Unmet.Select(c => c.Code));
    }

    [Fact]
    public void Judge_NoWindows_Blocks() => Assert.Equal(
        GateCriterionCode.WindowsPositive,
        Assert.Single(DecisionGate.Judge(TestEvidence.Good with { Windows = [] }, TestEvidence.Policy).Unmet).Code);

    private static GateEvidence Spoilt(GateCriterionCode code)
    {
        var e = TestEvidence.Good;
        var paper = e.Paper!;
        return code switch
        {
            GateCriterionCode.SafetyChecks => e with { RuleViolations = 1 },
            GateCriterionCode.JointPortfolio => e with { PartialSlices = 1 },
            GateCriterionCode.TrialLedger => e with { LedgerProblem = "entry 7 is missing" },
            GateCriterionCode.Trades => e with { Trades = 99 },
            GateCriterionCode.PooledNet => e with { Net = Money.Zero },
            GateCriterionCode.WindowsPositive => e with { Windows = e.Windows.SetItem(0, new GateWindow(Timestamp.Utc(2024, 1, 1), 0)) },
            GateCriterionCode.RegimesPositive => e with { Regimes = e.Regimes.SetItem(1, e.Regimes[1] with { Net = new Money(-0.01m) }) },
            GateCriterionCode.DeflatedSharpe => e with { DeflatedSharpe = 0.97, DeflatedSharpeClustered = 0.9499 },
            GateCriterionCode.TrackRecord => e with { TrackRecordMin = 720.5 },
            GateCriterionCode.OverfittingProbability => e with { OverfittingProbability = 0.21 },
            GateCriterionCode.SuperiorToCash => e with { SuperiorToCashP = 0.051 },
            GateCriterionCode.SuperiorToHold => e with { SuperiorToHoldP = 0.051 },
            GateCriterionCode.Drawdown => e with { DrawdownUpperPct = 15.1 },
            GateCriterionCode.ProductConcentration => e with { Products = e.Products.SetItem(0, new Contribution("A", new Money(410))) },
            GateCriterionCode.SignalConcentration => e with { Signals = e.Signals.SetItem(0, new Contribution("x", new Money(41))) },
            GateCriterionCode.PaperDays => e with { Paper = paper with { Days = 29 } },
            GateCriterionCode.PaperTrades => e with { Paper = paper with { Trades = 29 } },
            GateCriterionCode.PaperInvariants => e with { Paper = paper with { InvariantViolations = 1 } },
            GateCriterionCode.PaperDegradation => e with { Paper = paper with { GapLowerSd = -0.5 } },
            GateCriterionCode.CapitalStep => e with
            {
                StepMost = CapitalStep.Canary,
                Standing = new StandingStep(CapitalStep.Half, Timestamp.Utc(2025, 3, 1), new PaperEvidence(12, 9, 1, 0, -0.4, 0.4)),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, "a criterion without a case"),
        };
    }
}
