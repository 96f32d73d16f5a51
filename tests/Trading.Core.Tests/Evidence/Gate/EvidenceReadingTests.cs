using Trading.Core.Backtesting;
using Trading.Core.Evidence.Gate;
using Trading.Core.Evidence.Ledger;
using Trading.Core.Evidence.Statistics;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Core.Tests.Evidence.Ledger;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Gate;

public class EvidenceReadingTests
{
    private const string Own = "own";
    private const int Days = 100;

    /// <summary>1 March to 8 June 2025: up 1 % and down 0.5 % in turn, so that every number can be had by hand.</summary>
    private static readonly double[] Returns = [.. Enumerable.Range(0, Days).Select(i => i % 2 == 0 ? 0.01 : -0.005)];

    [Fact]
    public void Of_OneTrial_HasNothingToDeflateAndNoOverfitting()
    {
        var evidence = EvidenceReading.Of(Candidate(Run(Returns)));

        var moments = ReturnMoments.Of(Returns);
        Assert.Equal(1, evidence.Trials);
        Assert.Equal(Days, evidence.Observations);
        Assert.Equal(SharpeSignificance.Probability(moments, 0)!.Value, evidence.DeflatedSharpe, 12);
        Assert.Equal(evidence.DeflatedSharpe, evidence.DeflatedSharpeClustered, 12);
        Assert.Equal(moments.Sharpe!.Value * Math.Sqrt(365), evidence.SharpePerYear, 9);
        Assert.Equal(double.NaN, evidence.OverfittingProbability);
        Assert.Equal(0.5, evidence.DrawdownPct, 9);
        Assert.True(evidence.DrawdownUpperPct >= evidence.DrawdownPct);
    }

    [Fact]
    public void Of_Windows_AreCalendarQuartersThatLinkUp()
    {
        var evidence = EvidenceReading.Of(Candidate(Run(Returns)));

        // March has 31 days: 16 up, 15 down.
        Assert.Equal([Timestamp.Utc(2025, 3, 1), Timestamp.Utc(2025, 4, 1)], evidence.Windows.Select(w => w.From));
        Assert.Equal((Math.Pow(1.01, 16) * Math.Pow(0.995, 15) - 1) * 100, evidence.Windows[0].ReturnPct, 6);
        Assert.Equal((Math.Pow(1.01, 34) * Math.Pow(0.995, 35) - 1) * 100, evidence.Windows[1].ReturnPct, 6);
    }

    [Fact]
    public void Of_MoreTrialsOfOtherLuck_DeflatesAndMeasuresOverfitting()
    {
        var alone = EvidenceReading.Of(Candidate(Run(Returns)));
        var others = Enumerable.Range(0, 9).Select(k => (Name: $"other {k}", Returns: Noise(k))).ToArray();

        var evidence = EvidenceReading.Of(Candidate(Run(Returns), others));

        Assert.Equal(10, evidence.Trials);
        Assert.True(evidence.DeflatedSharpe < alone.DeflatedSharpe);
        Assert.InRange(evidence.OverfittingProbability, 0, 1);
        Assert.True(evidence.SuperiorToCashP >= alone.SuperiorToCashP);
    }

    /// <summary>Somebody else's merit is not the candidate's: its own p-value is a lower bound of what is judged.</summary>
    [Fact]
    public void Of_WorthlessCandidateBesideAGoodTrial_IsNotSuperior()
    {
        var worthless = Noise(3);

        var evidence = EvidenceReading.Of(Candidate(Run(worthless), ("good", [.. Returns.Select((r, i) => r + (0.001 * (i % 3)))])));

        Assert.True(evidence.SuperiorToCashP > 0.05, $"{evidence.SuperiorToCashP}");
    }

    [Fact]
    public void Of_ReferenceWithoutPrices_KnowsNothingOfHolding() =>
        Assert.Equal(double.NaN, EvidenceReading.Of(Candidate(Run(Returns))).SuperiorToHoldP);

    /// <summary>A candidate that does exactly what holding does, with the same exposure, is not better than it.</summary>
    [Fact]
    public void Of_CandidateThatHolds_IsBetterThanCashAndNotThanHolding()
    {
        var run = Run(Returns);
        var price = 100.0;
        var days = run.Days.Select((d, i) => d with { ReferencePrice = price *= 1 + (2 * Returns[i]) + (i % 7 == 0 ? 1e-4 : 0) }).ToArray();

        var evidence = EvidenceReading.Of(Candidate(run with { Days = days, ReferenceAtStart = 100, MeanExposurePct = 50 }));

        Assert.True(evidence.SuperiorToCashP < 0.05, $"{evidence.SuperiorToCashP}");
        Assert.True(evidence.SuperiorToHoldP > 0.5, $"{evidence.SuperiorToHoldP}");
    }

    [Fact]
    public void Of_Trades_GroupByRegimeProductAndSignal()
    {
        Trade[] trades = [.. TestTrades.Five()];
        var regime = trades[0].Entry.Regime;

        var evidence = EvidenceReading.Of(Candidate(Run(Returns).With(trades)));

        Assert.Equal(5, evidence.Trades);
        Assert.Equal([("BTC-USD", 11m), ("ETH-USD", -7m), ("SOL-USD", -6m)], evidence.Products.Select(p => (p.Key, p.Net.Amount)));
        Assert.Equal(-2m, Assert.Single(evidence.Signals).Net.Amount);
        var mine = evidence.Regimes.Single(r => r.Regime == regime);
        Assert.Equal((5, -2m, true), (mine.Trades, mine.Net.Amount, mine.IsAllowed));
        Assert.False(evidence.Regimes.Single(r => r.Regime == Regime.Crash).IsAllowed);
    }

    [Fact]
    public void Of_SliceOfOneProduct_IsPartial()
    {
        var candidate = Candidate(Run(Returns));

        var evidence = EvidenceReading.Of(candidate with { Products = [.. candidate.Products, ProductId.Parse("SOL-USD")] });

        Assert.Equal((1, 1), (evidence.Slices, evidence.PartialSlices));
    }

    private static double[] Noise(int k)
    {
        var random = new SeededRandom((ulong)k + 1);
        return [.. Enumerable.Range(0, Days).Select(_ => 0.01 * random.NextNormal())];
    }

    private static MergedRun Run(double[] returns)
    {
        var navs = new decimal[returns.Length];
        var nav = 10_000m;
        for (var i = 0; i < navs.Length; i++)
        {
            navs[i] = nav *= 1 + (decimal)returns[i];
        }

        return TestRuns.Of(10_000, navs);
    }

    private static Candidate Candidate(MergedRun run, params (string Name, double[] Returns)[] others)
    {
        var own = TrialReturns.Of(run);
        var trials = others
            .Select(o => (o.Name, Returns: new TrialReturns { Days = own.Days, Returns = o.Returns }))
            .Prepend((Name: Own, Returns: own))
            .Select(t => new RelevantTrial(
                new LedgerEntry(1, LedgerEntry.Genesis, TestTrials.Of(t.Name, "BTC-USD,ETH-USD", sharpe: t.Returns.SharpePerDay)), t.Returns, 1));
        return new Candidate
        {
            Run = run,
            Policy = TestPolicies.Shipped,
            DecisionHash = Own,
            Products = run.Slices[0].Products,
            Trials = TrialCounting.Count([.. trials], 0.5),
        };
    }
}
