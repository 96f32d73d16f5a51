using Trading.Core.Backtesting;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Gate;

/// <summary>Evidence that meets every criterion of the shipped gate, by a margin that can be read.</summary>
internal static class TestEvidence
{
    public static GatePolicy Policy => TestPolicies.Shipped.Gate;

    public static GateEvidence Good => new()
    {
        Step = CapitalStep.Quarter,
        Safety = SafetyReading.Of(TestPolicies.Shipped),
        RuleViolations = 0,
        FillMode = FillMode.Pessimistic,
        Slices = 8,
        PartialSlices = 0,
        LedgerProblem = null,
        Trials = 50,
        ClusteredTrials = 12,
        ComparedTrials = 40,
        Trades = 150,
        Net = new Money(1234.56m),
        Windows = [.. Enumerable.Range(0, 8).Select(i => new GateWindow(Timestamp.Utc(2024, 1, 1), i < 5 ? 1.5 : -1))],
        Regimes =
        [
            new(Regime.Bull, IsAllowed: true, 90, new Money(900)),
            new(Regime.Chop, IsAllowed: true, 31, new Money(400)),
            new(Regime.Bear, IsAllowed: true, 29, new Money(-65.44m)),
            new(Regime.Crash, IsAllowed: false, 40, new Money(-5)),
        ],
        Observations = 720,
        SharpePerYear = 2,
        DeflatedSharpe = 0.96,
        DeflatedSharpeClustered = 0.97,
        TrackRecordMin = 247.5,
        OverfittingProbability = 0.1,
        SuperiorToCashP = 0.01,
        SuperiorToHoldP = 0.02,
        DrawdownPct = 6,
        DrawdownUpperPct = 12,
        Products = [new("A", new Money(400)), new("B", new Money(350)), new("C", new Money(250)), new("D", new Money(-90))],
        Signals = [new("x", new Money(40)), new("y", new Money(30)), new("z", new Money(30))],
        ExpectedReturn = new ExpectedReturn(0.4, 1.2),
        Paper = new PaperEvidence(30, 30, 0, -0.05, -0.3, 0.2),
        StepMost = CapitalStep.Quarter,
    };
}
