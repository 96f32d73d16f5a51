using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;

namespace Trading.Core.Tests.MarketData.Synthetic;

/// <summary>
/// The defaults look like two years of real Coinbase candles of BTC, ETH, SOL and ADA. Those showed: annual volatility 48, 68,
/// 83 and 95 %; correlations 0.68 to 0.81; autocorrelation of |return| 0.31 after 15 minutes and 0.26 after an hour; kurtosis
/// of 15-minute returns 19 to 77; regimes chop 79 %, bear 12, crash 5, bull 4.
/// </summary>
public class SyntheticStatisticsTests
{
    private const long QuarterMs = 900_000;
    private static readonly SyntheticMarket FourYears = new(
        SyntheticMarketOptions.Evidence(11) with { To = Timestamp.Utc(2028, 1, 1) });

    private static readonly Lazy<CandleColumns> Bitcoin = new(() => SyntheticStatistics.ReadAll(FourYears, "BTC-USD"));

    [Theory]
    [InlineData("BTC-USD", 38, 58)]
    [InlineData("ETH-USD", 52, 84)]
    [InlineData("ADA-USD", 75, 120)]
    public void Returns_OfAProduct_HaveTheVolatilityOfItsModel(string product, double min, double max) =>
        Assert.InRange(SyntheticStatistics.VolPct(QuarterReturns(SyntheticStatistics.ReadAll(FourYears, product)), 35_040), min, max);

    [Theory]
    [InlineData("BTC-USD", "ETH-USD", 0.75, 0.92)]
    [InlineData("BTC-USD", "ADA-USD", 0.6, 0.82)]
    [InlineData("SOL-USD", "ADA-USD", 0.55, 0.8)]
    public void Returns_OfTwoProducts_AreCorrelatedThroughTheMarket(string one, string other, double min, double max)
    {
        var market = new SyntheticMarket(SyntheticMarketOptions.Evidence(12) with { To = Timestamp.Utc(2025, 1, 1) });

        Assert.InRange(Correlation(market, one, other), min, max);
    }

    [Fact]
    public void Returns_ByTheMinute_AreAsCorrelatedAndVolatileAsByTheQuarterHour()
    {
        var quarters = SyntheticMarketOptions.Evidence(13) with { To = Timestamp.Utc(2024, 2, 1) };
        var minutes = quarters with { Interval = Interval.OneMinute };

        var slow = QuarterReturns(SyntheticStatistics.ReadAll(new SyntheticMarket(quarters), "ETH-USD"));
        var fast = SyntheticStatistics.ReadAll(new SyntheticMarket(minutes), "ETH-USD");

        var fastReturns = SyntheticStatistics.Differences(SyntheticStatistics.LogCloses(fast, 60_000));
        Assert.InRange(SyntheticStatistics.VolPct(fastReturns, 525_600) / SyntheticStatistics.VolPct(slow, 35_040), 0.93, 1.07);
        Assert.InRange(Correlation(new SyntheticMarket(minutes), "BTC-USD", "ETH-USD"), 0.75, 0.92);
    }

    [Fact]
    public void Returns_InSize_ClusterInTime()
    {
        var quarters = QuarterReturns(Bitcoin.Value);
        var hours = SyntheticStatistics.Differences(Hourly(Bitcoin.Value));

        Assert.InRange(SyntheticStatistics.AutocorrelationOfSize(quarters, 1), 0.2, 0.4);
        Assert.InRange(SyntheticStatistics.AutocorrelationOfSize(hours, 1), 0.15, 0.35);
        Assert.InRange(SyntheticStatistics.AutocorrelationOfSize(hours, 24), 0.05, 0.25);
        Assert.InRange(SyntheticStatistics.Correlation(quarters[1..], quarters[..^1]), -0.03, 0.03);
    }

    [Fact]
    public void Regimes_ByTheDomainsThresholds_HaveAboutTheRealShares()
    {
        var (crash, bull, bear, chop) = SyntheticStatistics.RegimeShares(Hourly(Bitcoin.Value));

        Assert.InRange(chop, 0.65, 0.88);
        Assert.InRange(bear, 0.07, 0.20);
        Assert.InRange(crash, 0.015, 0.12);
        Assert.InRange(bull, 0.015, 0.10);
    }

    [Fact]
    public void RegimeAt_OverYears_VisitsEachAboutAsLongAsTheChainSays()
    {
        var counts = new int[4];
        var options = FourYears.Options;
        for (var t = options.From; t < options.To; t = t.AddMs(QuarterMs))
        {
            counts[(int)FourYears.RegimeAt(t)]++;
        }

        // By hand: visits bull .25, chop .41, bear .27, crash .08 of the default chain, times 120, 240, 96 and 36 hours.
        var all = counts.Sum();
        Assert.InRange(counts[(int)Regime.Chop] / (double)all, 0.5, 0.75);
        Assert.InRange(counts[(int)Regime.Bull] / (double)all, 0.1, 0.3);
        Assert.InRange(counts[(int)Regime.Bear] / (double)all, 0.08, 0.26);
        Assert.InRange(counts[(int)Regime.Crash] / (double)all, 0.005, 0.06);
    }

    [Fact]
    public void Jumps_OfTheDefaults_MakeTheTailsHeavy()
    {
        var returns = QuarterReturns(Bitcoin.Value);
        var calm = new SyntheticMarket(FourYears.Options with
        {
            Jumps = new SyntheticJumps { MarketPerYear = 0, ProductPerYear = 0 },
            Regimes = WithoutDrift(FourYears.Options.Regimes),
            Volatility = new SyntheticVolatility { FastSd = 0, SlowSd = 0, SeasonStrength = 0 },
        });
        var calmReturns = QuarterReturns(SyntheticStatistics.ReadAll(calm, "BTC-USD"));

        Assert.True(Kurtosis(returns) > 10);
        Assert.True(returns.Max(Math.Abs) > 10 * Sd(returns));
        Assert.True(calmReturns.Max(Math.Abs) < 14 * Sd(calmReturns));
    }

    [Fact]
    public void Range_HighToLow_IsThatOfADiffusion()
    {
        // Parkinson: E[ln(high/low)^2] = 4 ln 2 sigma^2 for Brownian motion.
        var calm = new SyntheticMarket(SyntheticMarketOptions.Evidence(14) with
        {
            To = Timestamp.Utc(2025, 1, 1),
            Jumps = new SyntheticJumps { MarketPerYear = 0, ProductPerYear = 0 },
            Regimes = WithoutDrift(new SyntheticRegimes()),
        });
        var candles = SyntheticStatistics.ReadAll(calm, "ETH-USD");
        double ranges = 0, squares = 0;
        for (var i = 0; i < candles.Count; i++)
        {
            ranges += Math.Pow(Math.Log(candles.High[i] / candles.Low[i]), 2) / (4 * Math.Log(2));
            squares += Math.Pow(Math.Log(candles.Close[i] / candles.Open[i]), 2);
        }

        Assert.InRange(Math.Sqrt(ranges / squares), 0.94, 1.06);
    }

    [Fact]
    public void Volume_OfACandle_FollowsTheSizeOfItsMove()
    {
        var c = Bitcoin.Value;
        var moves = Enumerable.Range(0, c.Count).Select(i => Math.Abs(Math.Log(c.Close[i] / c.Open[i]))).ToArray();
        var volumes = Enumerable.Range(0, c.Count).Select(i => Math.Log(c[i].QuoteVolume)).ToArray();

        Assert.InRange(SyntheticStatistics.Correlation(moves, volumes), 0.35, 0.7);
    }

    [Fact]
    public void Gaps_OfTheVenue_TakeWholeQuarterHoursFromEveryProduct()
    {
        var missing = MissingQuarters(Bitcoin.Value);

        // 4 outages a year of 2.1 hours on average, over 4 years: about 136 quarter-hours.
        Assert.InRange(missing.Count, 30, 400);
        Assert.Equal(missing, MissingQuarters(SyntheticStatistics.ReadAll(FourYears, "SOL-USD")));
    }

    [Fact]
    public void Gaps_OfAThinProduct_AreItsOwn()
    {
        var market = new SyntheticMarket(SyntheticMarketOptions.Benchmark20(5) with { To = Timestamp.Utc(2025, 1, 15) });

        var thin = SyntheticStatistics.ReadAll(market, "ZRX-USD").Count;
        var thick = SyntheticStatistics.ReadAll(market, "BTC-USD").Count;

        Assert.InRange((double)thin / thick, 0.3, 0.85);
    }

    private static SyntheticRegimes WithoutDrift(SyntheticRegimes regimes) => new()
    {
        Bull = regimes.Bull with { DriftPctPerWeek = 0 },
        Chop = regimes.Chop with { DriftPctPerWeek = 0 },
        Bear = regimes.Bear with { DriftPctPerWeek = 0 },
        Crash = regimes.Crash with { DriftPctPerWeek = 0 },
    };

    private static double Correlation(SyntheticMarket market, string one, string other)
    {
        var step = market.Options.Interval.Ms;
        return SyntheticStatistics.Correlation(
            SyntheticStatistics.Differences(SyntheticStatistics.LogCloses(SyntheticStatistics.ReadAll(market, one), step)),
            SyntheticStatistics.Differences(SyntheticStatistics.LogCloses(SyntheticStatistics.ReadAll(market, other), step)));
    }

    private static double[] QuarterReturns(CandleColumns candles) =>
        SyntheticStatistics.Differences(SyntheticStatistics.LogCloses(candles, QuarterMs));

    private static double[] Hourly(CandleColumns candles) =>
        [.. SyntheticStatistics.LogCloses(candles, QuarterMs).Where((_, i) => i % 4 == 3)];

    private static List<long> MissingQuarters(CandleColumns candles)
    {
        var missing = new List<long>();
        for (var i = 1; i < candles.Count; i++)
        {
            for (var t = candles.OpenTimeMs[i - 1] + QuarterMs; t < candles.OpenTimeMs[i]; t += QuarterMs)
            {
                missing.Add(t);
            }
        }

        return missing;
    }

    private static double Sd(double[] x) => Math.Sqrt(x.Average(v => v * v));

    private static double Kurtosis(double[] x) => x.Average(v => v * v * v * v) / Math.Pow(x.Average(v => v * v), 2);
}
