using Trading.Core.Backtesting;
using Trading.Core.Evidence.Ledger;
using Trading.Core.Market;

namespace Trading.Core.Tests.Evidence.Ledger;

public sealed class TrialCountingTests
{
    private static readonly TrialScope Scope = new(TestTrials.Lineage, [ProductId.Parse("BTC-USD"), ProductId.Parse("ETH-USD")], TestTrials.Day(10), TestTrials.Day(90));

    [Fact]
    public void Relevant_OtherMarketProductOrTime_DoesNotCount()
    {
        var entries = TestTrials.Chain(
            TestTrials.Of("a"),
            TestTrials.Of("b", products: "SOL-USD"),
            TestTrials.Of("c", products: "ETH-USD,SOL-USD"),
            TestTrials.Of("d", from: 90, to: 120),
            TestTrials.Of("e", from: 0, to: 10),
            TestTrials.Of("f", from: 89, to: 120),
            TestTrials.Of("g") with { DatasetLineage = "another market" });

        Assert.Equal(["a", "c", "f"], Decisions(entries));
    }

    [Fact]
    public void Relevant_SameTrialInOtherGuises_CountsOnce()
    {
        var trial = TestTrials.Of("a");
        var entries = TestTrials.Chain(
            trial,
            trial with { FillMode = FillMode.Pessimistic },
            trial with { FeeSchedule = "taker_120", PolicyHash = "another fee, another policy hash" },
            trial with { To = TestTrials.Day(101), DatasetId = "grown by a day" },
            trial with { EngineVersion = "later code" });

        var found = Assert.Single(TrialCounting.Relevant(entries, Scope));
        Assert.Equal((5, TestTrials.Day(101)), (found.Entries, found.Entry.Trial.To));
    }

    [Fact]
    public void Relevant_PessimisticIsLonger_BaseStandsForIt()
    {
        var trial = TestTrials.Of("a");
        var entries = TestTrials.Chain(trial with { FillMode = FillMode.Pessimistic, To = TestTrials.Day(200) }, trial, trial with { FillMode = FillMode.Optimistic });

        Assert.Equal(2, Assert.Single(TrialCounting.Relevant(entries, Scope)).Entry.Sequence);
    }

    [Fact]
    public void Relevant_WindowsThatOverlapInAChain_AreOneAndThoseApartAreTwo()
    {
        var entries = TestTrials.Chain(
            TestTrials.Of("a", from: 0, to: 20), TestTrials.Of("a", from: 15, to: 40), TestTrials.Of("a", from: 35, to: 50),
            TestTrials.Of("a", from: 50, to: 70));

        Assert.Equal([3, 1], TrialCounting.Relevant(entries, Scope).Select(r => r.Entries));
    }

    [Fact]
    public void Relevant_OtherProductsOfTheSameDecision_IsAnotherTrial() =>
        Assert.Equal(2, TrialCounting.Relevant(TestTrials.Chain(TestTrials.Of("a"), TestTrials.Of("a", products: "BTC-USD,ETH-USD")), Scope).Count);

    [Fact]
    public void Relevant_AppendedInAnotherOrder_GivesTheSameOrder()
    {
        var trials = "dacbe".Select(c => TestTrials.Of($"{c}")).ToArray();

        Assert.Equal(["a", "b", "c", "d", "e"], Decisions(TestTrials.Chain(trials)));
        Assert.Equal(["a", "b", "c", "d", "e"], Decisions(TestTrials.Chain([.. trials.Reverse()])));
    }

    [Fact]
    public void Count_TwoAlikeAndOneApart_GivesBothNsAndVariances()
    {
        // a and b = 2a + 1 % correlate perfectly; c is orthogonal to them: (1, -1, 1, -1) against (1, 1, -1, -1).
        double[] a = [0.01, 0.01, -0.01, -0.01];
        double[] b = [0.03, 0.03, -0.01, -0.01];
        double[] c = [0.02, 0.00, 0.02, 0.00];
        var counts = TrialCounting.Count([Relevant("a", 0.0, a), Relevant("b", 0.3, b), Relevant("c", 0.6, c)], 0.5, commonDaysMin: 4);

        Assert.Equal((3, 2), (counts.Raw, counts.Clustered));
        Assert.Equal([0, 0, 1], counts.Clusters.ToArray());
        Assert.Equal(0.09, counts.RawSharpeVariance, 12); // 0, 0.3, 0.6

        // Mean of a and b: 0.02, 0.02, -0.01, -0.01 = 0.005 +- 0.015, n - 1: sd = 0.015 sqrt(4/3); c: 0.01 +- 0.01.
        var (first, second) = (0.005 / (0.015 * Math.Sqrt(4.0 / 3)), 0.01 / (0.01 * Math.Sqrt(4.0 / 3)));
        Assert.Equal((first - second) * (first - second) / 2, counts.ClusteredSharpeVariance, 12);
    }

    [Fact]
    public void Count_TooFewDaysInCommon_AreApart()
    {
        double[] a = [0.01, 0.02, -0.01, -0.02];
        var left = Relevant("a", 0.1, a);
        var right = left with { Returns = TestTrials.Returns(2, a) };

        Assert.Equal(1, TrialCounting.Count([left, left], 0.5, commonDaysMin: 4).Clustered);
        Assert.Equal(2, TrialCounting.Count([left, left], 0.5, commonDaysMin: 5).Clustered);
        Assert.Equal(2, TrialCounting.Count([left, right], 0.5, commonDaysMin: 3).Clustered);
    }

    [Fact]
    public void Count_TrialsThatNeverTraded_AreOneClusterOfZeroSharpe()
    {
        var idle = Relevant("a", null, [0, 0, 0, 0]);
        var counts = TrialCounting.Count([idle, idle, Relevant("b", 0.5, [0.01, -0.01, 0.02, 0.01])], 0.5, commonDaysMin: 2);

        Assert.Equal((3, 2), (counts.Raw, counts.Clustered));
        Assert.Equal(0.25 / 3, counts.RawSharpeVariance, 12); // 0, 0, 0.5: mean 1/6
    }

    [Fact]
    public void Count_None_IsZero() => Assert.Equal((0, 0), (TrialCounting.Count([], 0.5).Raw, TrialCounting.Count([], 0.5).Clustered));

    [Fact]
    public void Matrix_TrialsOfDifferentLength_KeepsTheDaysThatAllHave()
    {
        var matrix = AlignedReturns.Of([TestTrials.Returns(10, 1, 2, 3, 4), TestTrials.Returns(11, 5, 6, 7, 8)]);

        Assert.Equal([11, 12, 13], matrix.Days.ToArray());
        Assert.Equal([[2, 5], [3, 6], [4, 7]], matrix.ToRows());
    }

    [Fact]
    public void Returns_OfARun_AreByDayAndReadBack()
    {
        var returns = TrialReturns.Of(Testing.TestRuns.Of(100, 110, 99, 99));

        Assert.Equal([0.1, -0.1, 0.0], returns.Returns.Select(r => Math.Round(r, 12)));
        Assert.Equal([20148, 20149, 20150], returns.Days); // 1 March 2025 is day 20,148
        Assert.Equal(0, returns.SharpePerDay!.Value, 12);
        Assert.Equal(returns.Hash, TrialReturns.Read(returns.ToJson(), "test").Hash);
        Assert.Throws<InputException>(() => TrialReturns.Read("{}"u8, "test"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(null, 0.01)]
    [InlineData(null, 0.1, 0.1, 0.1)]
    [InlineData(2.0, 0.01, 0.02, 0.03)]
    [InlineData(-0.7071067811865475, 0.0, -0.02)]
    public void Sharpe_PerDay_IsMeanOverSampleDeviation(double? expected, params double[] returns) =>
        Assert.Equal(expected ?? double.NaN, DailySharpe.Of(returns) ?? double.NaN, 12);

    private static string[] Decisions(LedgerEntry[] entries) => [.. TrialCounting.Relevant(entries, Scope).Select(r => r.Entry.Trial.DecisionHash)];

    private static RelevantTrial Relevant(string decision, double? sharpe, double[] returns) =>
        new(new LedgerEntry(1, LedgerEntry.Genesis, TestTrials.Of(decision, sharpe: sharpe)), TestTrials.Returns(0, returns), 1);
}
