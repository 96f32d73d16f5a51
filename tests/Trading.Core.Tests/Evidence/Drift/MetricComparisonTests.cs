using Trading.Core.Analytics.Comparison;
using Trading.Core.Evidence.Drift;
using Trading.Core.Evidence.Statistics;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Evidence.Drift;

public class MetricComparisonTests
{
    private static readonly BootstrapPlan Plan = new(500, 1);

    private static readonly EquityTrack TwoDays = new(2, [0.02, -0.01], 1.5);

    /// <summary>
    /// Five trades: returns 10, 3, 1, -5 and -6 %, net -2; bought 600, sold 603, 292 of it as maker; slippage 1, fees 5; held 20 hours.
    /// Daily returns 2 and -1 %: mean 0.5, deviation 2.1213.
    /// </summary>
    [Fact]
    public void Of_SameTrades_GivesEachFigureByHandAndNoDeviation()
    {
        var rows = Compare(TestTrades.Five(), TestTrades.Five());

        Assert.Equal(Enum.GetValues<ComparedMetric>(), rows.Select(r => r.Metric));
        double[] expected = [60, 0.6, -2, 0.5 / Math.Sqrt(4.5) * Math.Sqrt(365), 1.5, 292 / 12.03, 10_000 / 600.0, 50_000 / 600.0, 4, 2.5];
        Assert.All(rows.Zip(expected), pair =>
        {
            Assert.Equal(pair.Second, pair.First.Live, 9);
            Assert.Equal((pair.First.Live, 0.0, 0.0, false), (pair.First.Backtest, pair.First.Deviation, pair.First.DeviationPct, pair.First.IsAlert));
        });
    }

    /// <summary>
    /// Five trades won at 0.6: P(0) = 0.010, P(1 or less) = 0.087, P(4 or less) = 0.922. Five expected: P(0) = 0.007, P(1 or less) =
    /// 0.040, P(9 or less) = 0.968, P(10 or less) = 0.986. Tails of 0.025.
    /// </summary>
    [Fact]
    public void Of_CountedFigures_HaveBandsOfCounts()
    {
        var rows = Compare(TestTrades.Five(), TestTrades.Five());

        Assert.Equal(new MetricBand(BandKind.Binomial, 20, 100), Of(rows, ComparedMetric.WinRatePct).Band);
        Assert.Equal(new MetricBand(BandKind.Poisson, 0.5, 5), Of(rows, ComparedMetric.TradesPerDay).Band);
    }

    /// <summary>Every draw of equal trades is the same: the band is the figure. Of trades that differ, it lies around it.</summary>
    [Fact]
    public void Of_Resampled_BandIsWhereDrawsLie()
    {
        var equal = Enumerable.Repeat(TestTrades.Five()[0], 7).ToArray();
        var band = Of(Compare(equal, equal), ComparedMetric.MeanReturnPct).Band;
        Assert.Equal(BandKind.TradeBootstrap, band.Kind);
        Assert.Equal((10, 10), (Math.Round(band.Lower, 9), Math.Round(band.Upper, 9)));

        var mixed = Of(Compare(TestTrades.Five(), TestTrades.Five()), ComparedMetric.MeanReturnPct);
        Assert.InRange(mixed.Band.Lower, -6, -2);
        Assert.InRange(mixed.Band.Upper, 3, 10);
        Assert.False(mixed.IsOutside);
    }

    /// <summary>Fees of 7 instead of 5 are 40 % more: beyond 25, not beyond 50. Fees of 3 are better.</summary>
    [Theory]
    [InlineData(2, 25, true)]
    [InlineData(2, 50, false)]
    [InlineData(-2, 25, false)]
    public void Of_FeesThatDiffer_AlertOnlyWhereWorseAndBeyond(int more, double alertPct, bool isAlert)
    {
        var live = TestTrades.Five();
        live[0] = live[0] with { ExitFees = new Money(2 + more) };

        var row = Of(Compare(live, TestTrades.Five(), alertPct), ComparedMetric.FeesBps);

        Assert.Equal((more * 20.0, isAlert), (Math.Round(row.DeviationPct, 9), row.IsAlert));
    }

    [Fact]
    public void Of_NothingTraded_AlertsOnTheMissingTradesAlone()
    {
        var rows = Compare([], TestTrades.Five());

        var alert = Assert.Single(rows, r => r.IsAlert && r.Metric != ComparedMetric.Net);
        Assert.Equal((ComparedMetric.TradesPerDay, 0.0, -100.0, true), (alert.Metric, alert.Live, alert.DeviationPct, alert.IsOutside));
        Assert.Equal((double.NaN, double.NaN, BandKind.None), Undefined(Of(rows, ComparedMetric.WinRatePct)));
    }

    /// <summary>Without slippage in the backtest there is no percentage of it: what is outside of the band alerts.</summary>
    [Fact]
    public void Of_BacktestFigureOfZero_AlertsOutsideOfTheBand()
    {
        Trade[] shadow = [.. Enumerable.Range(0, 5).Select(i => TestTrades.Of("BTC-USD", TestTrades.Slot.AddMs(i * 3_600_000), 1, 100, 101))];
        Trade[] live = [.. shadow.Select(t => t with { Bought = new Money(100.5m) })];

        var row = Of(Compare(live, shadow), ComparedMetric.SlippageBps);

        Assert.Equal((double.NaN, true, true), (row.DeviationPct, row.IsOutside, row.IsAlert));
    }

    private static (double Live, double Deviation, BandKind Band) Undefined(MetricRow row) => (row.Live, row.Deviation, row.Band.Kind);

    private static IReadOnlyList<MetricRow> Compare(Trade[] live, Trade[] backtest, double alertPct = 25) =>
        MetricComparison.Of(new TradedSide(live, TwoDays), new TradedSide(backtest, TwoDays), 0.95, alertPct, Plan);

    private static MetricRow Of(IReadOnlyList<MetricRow> rows, ComparedMetric metric) => rows.Single(r => r.Metric == metric);
}
