using Trading.Core.Analytics.Comparison;
using Trading.Core.Evidence.Drift;
using Trading.Core.Evidence.Gate;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Evidence.Drift;

public class DriftReadingTests
{
    private static readonly GatePaperPolicy Policy = TestPolicies.Shipped.Gate.Paper with
    {
        Alpha = 0.05,
        MixtureVariance = 0.1,
        DegradationSdMax = 0.5,
    };

    /// <summary>
    /// No gap at all: after 60 trades the radius is sqrt(70 ln(7 / 0.0025)) / 60 = 0.392859, within the tolerance of 0.5; after 10 it is
    /// sqrt(20 ln(2 / 0.0025)) / 10 = 1.156254.
    /// </summary>
    [Theory]
    [InlineData(60, 0.392859, true)]
    [InlineData(10, 1.156254, false)]
    public void Of_NoGaps_ExcludesDegradationOnceThereAreEnough(int trades, double radius, bool isExcluded)
    {
        var reading = DriftReading.Of(Gaps(trades, 0), 2, Policy);

        Assert.Equal((trades, 0.0, false, isExcluded), (reading.Count, reading.MeanSd, reading.IsDegradationShown, reading.IsDegradationExcluded));
        Assert.Equal((-radius, radius), (Math.Round(reading.LowerSd, 6), Math.Round(reading.UpperSd, 6)));
        Assert.Equal(trades, reading.Path.Count);
    }

    /// <summary>Two points of percent behind at a deviation of two: one deviation. 60 trades put the upper end at -0.607.</summary>
    [Fact]
    public void Of_TradesOneDeviationWorse_ShowsIt()
    {
        var reading = DriftReading.Of(Gaps(60, -2), 2, Policy);

        Assert.True(reading.IsDegradationShown);
        Assert.False(reading.IsDegradationExcluded);
        Assert.Equal(-1, reading.MeanSd, 12);
        Assert.Equal(-0.607141, reading.UpperSd, 6);
        Assert.Equal(new PaperEvidence(30, 55, 1, reading.MeanSd, reading.LowerSd, reading.UpperSd), reading.ToEvidence(30, 55, 1));
    }

    [Fact]
    public void Of_BetterThanTheBacktest_IsNoDegradation() =>
        Assert.True(DriftReading.Of(Gaps(60, 2), 2, Policy) is { IsDegradationShown: false, IsDegradationExcluded: true });

    /// <summary>Trades of 5 % that the account let pass are gaps of -5 points each.</summary>
    [Fact]
    public void Of_MissedWinners_IsDegradation()
    {
        Trade[] missed = [.. Enumerable.Range(0, 60).Select(i => Trade(i, 105))];

        var gaps = TradeComparison.Of([], missed, TimeSpan.Zero, _ => default).Gaps;

        Assert.True(DriftReading.Of(gaps, 2, Policy).IsDegradationShown);
    }

    [Theory]
    [InlineData(60, double.NaN)]
    [InlineData(0, 2)]
    public void Of_NoGapsOrNoDeviation_KnowsNothing(int trades, double deviation)
    {
        var reading = DriftReading.Of(Gaps(trades, -9), deviation, Policy);

        Assert.Equal((double.NaN, double.NaN, double.NaN), (reading.MeanSd, reading.LowerSd, reading.UpperSd));
        Assert.False(reading.IsDegradationShown || reading.IsDegradationExcluded);
        Assert.Empty(reading.Path);
    }

    /// <summary>Returns of 1 and 3: mean 2, deviation sqrt(2).</summary>
    [Fact]
    public void DeviationOf_TwoTrades_IsTheSampleDeviation()
    {
        Assert.Equal(Math.Sqrt(2), ExpectedReturn.Of([Trade(0, 101), Trade(1, 103)]).DeviationPct, 12);
        Assert.Equal(double.NaN, ExpectedReturn.Of([Trade(0, 101)]).DeviationPct);
        Assert.Equal(double.NaN, ExpectedReturn.Of([Trade(0, 101), Trade(1, 101)]).DeviationPct);
    }

    private static IReadOnlyList<TradeGap> Gaps(int count, decimal pct) => TradeComparison.Of(
        [.. Enumerable.Range(0, count).Select(i => Trade(i, 103 + pct))],
        [.. Enumerable.Range(0, count).Select(i => Trade(i, 103))],
        TimeSpan.Zero,
        _ => default).Gaps;

    private static Trade Trade(int index, decimal sold) =>
        TestTrades.Of("BTC-USD", TestTrades.Slot.AddMs(index * 3_600_000L), 1, 100, sold);
}
