using Trading.Core.Evidence.Gate;
using Trading.Core.TradeLog;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Gate;

public class PaperReadingTests
{
    /// <summary>Returns of 1 % and 3 % in turn: mean 2, deviation near 1.</summary>
    private static readonly Trade[] Backtest = [.. Enumerable.Range(0, 200).Select(i => Trade(i, i % 2 == 0 ? 101 : 103))];

    [Fact]
    public void Of_TradesLikeTheBacktests_HaveNoGap()
    {
        var paper = PaperReading.Of(ExpectedReturn.Of(Backtest), Backtest, 40, 0, TestEvidence.Policy.Paper);

        Assert.Equal((40, 200, 0), (paper.Days, paper.Trades, paper.InvariantViolations));
        Assert.Equal(0, paper.GapMeanSd, 9);
        Assert.InRange(paper.GapLowerSd, -0.3, -0.1);
        Assert.Equal(-paper.GapLowerSd, paper.GapUpperSd, 9);
    }

    [Fact]
    public void Of_TradesOneDeviationWorse_AreShownWorse()
    {
        var worse = Enumerable.Range(0, 60).Select(i => Trade(i, i % 2 == 0 ? 100 : 102)).ToArray();

        var paper = PaperReading.Of(ExpectedReturn.Of(Backtest), worse, 40, 0, TestEvidence.Policy.Paper);

        Assert.Equal(-0.9975, paper.GapMeanSd, 4);
        Assert.True(paper.GapUpperSd < -0.3, $"{paper.GapUpperSd}");
        Assert.False(CapitalScaling.Holds(paper, TestEvidence.Policy));
    }

    [Fact]
    public void Of_NothingTraded_KnowsNothing()
    {
        var paper = PaperReading.Of(ExpectedReturn.Of(Backtest), [], 40, 2, TestEvidence.Policy.Paper);

        Assert.Equal(new PaperEvidence(40, 0, 2, double.NaN, double.NaN, double.NaN), paper);
    }

    private static Trade Trade(int index, decimal sold) =>
        TestTrades.Of("BTC-USD", TestTrades.Slot.AddMs(index * 3_600_000L), 1, 100, sold);
}
