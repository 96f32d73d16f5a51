using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

/// <summary>
/// A passive buy fills when the price falls, so filled orders must not do better than unfilled ones. A path whose direction follows
/// the close breaks that: it goes low first when the candle will rise.
/// </summary>
public class AdverseSelectionTests
{
    private static readonly Increment Cent = new(0.01m);

    [Theory]
    [InlineData(FillMode.Optimistic)]
    [InlineData(FillMode.Base)]
    [InlineData(FillMode.Pessimistic)]
    public void FirstFill_SyntheticMarket_PassiveBuysAreNotPaidForFilling(FillMode mode) =>
        Assert.InRange(FilledMinusUnfilledBps(Synthetic(), mode), double.NegativeInfinity, 0);

    [Fact]
    public void FirstFill_DirectionByTheClose_WouldPayThem() =>
        Assert.InRange(FilledMinusUnfilledBps(Synthetic(), mode: null), 5, double.PositiveInfinity);

    [SkippableTheory]
    [InlineData(FillMode.Optimistic)]
    [InlineData(FillMode.Base)]
    [InlineData(FillMode.Pessimistic)]
    public void FirstFill_RealCandles_PassiveBuysAreNotPaidForFilling(FillMode mode) =>
        Assert.InRange(FilledMinusUnfilledBps(Real(), mode), double.NegativeInfinity, 0);

    [SkippableFact]
    public void FirstFill_RealCandlesWithDirectionByTheClose_WouldPayThem() =>
        Assert.InRange(FilledMinusUnfilledBps(Real(), mode: null), 5, double.PositiveInfinity);

    /// <summary>
    /// A buy one cent below the open, resting for the first minute of each candle: mean return from the open to the close of the
    /// filled ones less that of the others, bps, over two seeds. Null takes the direction from the close.
    /// </summary>
    private static double FilledMinusUnfilledBps(CandleSeries series, FillMode? mode)
    {
        var (filled, filledSum, unfilled, unfilledSum) = (0, 0.0, 0, 0.0);
        for (var seed = 0UL; seed < 2; seed++)
        {
            var model = new FillModel(mode ?? FillMode.Optimistic, OptionsOf(mode ?? FillMode.Optimistic).Fill, seed);
            for (var i = 0; i < series.Candles.Count; i++)
            {
                var candle = new PathCandle(series.Candles[i], series.Interval);
                var (open, close) = (candle.Candle.Open, candle.Candle.Close);
                var limit = Cent.PriceOf(open - 0.01);
                var order = new ClientOrderId(new Guid(i, (short)seed, 0, 0, 0, 0, 0, 0, 0, 0, 0));
                var level = model.FillLevel(order, Side.Buy, limit, Cent, BasisPoints.Zero, candle.OpenTime);
                var at = mode is null
                    ? new IntrabarPath(candle, isHighFirst: close < open).FirstReach(Side.Buy, level, candle.OpenTime)
                    : model.FirstFill(Aaa, Side.Buy, candle, level, candle.OpenTime);
                var bps = (close / open - 1) * 10_000;
                if (at <= candle.OpenTime.AddMs(60_000))
                {
                    (filled, filledSum) = (filled + 1, filledSum + bps);
                }
                else
                {
                    (unfilled, unfilledSum) = (unfilled + 1, unfilledSum + bps);
                }
            }
        }

        Assert.True(filled > 1_000 && unfilled > 1_000);
        return (filledSum / filled) - (unfilledSum / unfilled);
    }

    /// <summary>Candles from a random walk of 60 steps each: no drift, nothing to foresee.</summary>
    private static CandleSeries Synthetic()
    {
        var random = new SeededRandom(3);
        var columns = new CandleColumns();
        var price = 50_000.0;
        for (var i = 0; i < 10_000; i++)
        {
            var (open, high, low) = (price, price, price);
            for (var step = 0; step < 60; step++)
            {
                price += random.NextNormal() * 20;
                high = Math.Max(high, price);
                low = Math.Min(low, price);
            }

            columns.Append(new(Noon.AddMs(i * Interval.QuarterHour.Ms), open, high, low, price, 100));
        }

        return new(Aaa, Interval.QuarterHour, columns);
    }

    private static CandleSeries Real()
    {
        Skip.IfNot(SharedData.IsPresent, SharedData.Absent);
        var file = SharedData.PathOf("candles/coinbase/BTC-USD/15m.csv.gz");
        using var reader = new CandleCsvReader(File.OpenRead(file), file);
        var columns = new CandleColumns();
        while (reader.Read(columns, 10_000) == 10_000)
        {
        }

        return new(Aaa, Interval.QuarterHour, columns);
    }
}
