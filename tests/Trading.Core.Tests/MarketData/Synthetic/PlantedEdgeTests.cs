using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;

namespace Trading.Core.Tests.MarketData.Synthetic;

/// <summary>What a strategy could earn after a condition, measured from the candles alone.</summary>
public class PlantedEdgeTests
{
    private const int QuartersPerDay = 96;
    private const int Hours = 24;
    private const int CooldownHours = 12;
    private const double ThresholdPct = 3;

    [Theory]
    [InlineData(PlantedEdgeKind.MeanReversion)]
    [InlineData(PlantedEdgeKind.Momentum)]
    public void Drift_AfterTheCondition_IsZeroWithoutAnEdge(PlantedEdgeKind kind)
    {
        var (mean, error, count) = Forward(kind, driftBps: 0);

        Assert.True(count > 500, $"{count} cases");
        Assert.InRange(mean, -3 * error, 3 * error);
        Assert.True(error < 20, $"the bound of {error} bps says nothing");
    }

    [Theory]
    [InlineData(PlantedEdgeKind.MeanReversion, 200)]
    [InlineData(PlantedEdgeKind.Momentum, 200)]
    [InlineData(PlantedEdgeKind.MeanReversion, -150)]
    public void Drift_AfterTheCondition_IsAsPlanted(PlantedEdgeKind kind, double driftBps)
    {
        var (mean, error, count) = Forward(kind, driftBps);

        Assert.True(count > 500, $"{count} cases");
        Assert.InRange(mean, driftBps - (3 * error), driftBps + (3 * error));
        Assert.True(Math.Abs(mean) > 5 * error, $"{mean} bps is not told from 0 within {error}");
    }

    /// <summary>Every product is a martingale without an edge: the mean price ratio over many seeds is one.</summary>
    [Fact]
    public void Price_OverManySeedsWithoutAnEdge_ExpectsNothing()
    {
        var ratios = new List<double>();
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var market = new SyntheticMarket(SyntheticMarketOptions.Evidence(seed) with { To = Timestamp.Utc(2024, 2, 1) });
            var candles = SyntheticStatistics.ReadAll(market, "BTC-USD");
            ratios.Add(candles.Close[candles.Count - 1] / candles.Open[0]);
        }

        var mean = ratios.Average();
        var error = Math.Sqrt(ratios.Average(r => (r - mean) * (r - mean)) / ratios.Count);
        Assert.InRange(mean, 1 - (3 * error), 1 + (3 * error));
        Assert.True(error < 0.02, $"the bound of {error} says nothing");
    }

    /// <summary>What an edge gives is taken back outside of its shifts, or holding blindly would earn it too.</summary>
    [Fact]
    public void Price_WithAnEdge_DoesNotRunAway()
    {
        double with = 0, without = 0;
        for (ulong seed = 1; seed <= 4; seed++)
        {
            with += TotalReturn(seed, new PlantedEdge { DriftBps = 300, GiveBackDays = 10 });
            without += TotalReturn(seed, new PlantedEdge { DriftBps = 300, GiveBackDays = 0 });
        }

        Assert.True(without / 4 > 1, $"{without / 4}: some 70 shifts of 3 % a year add up");
        Assert.True(with / 4 < without / 8, $"{with / 4} against {without / 4}");
    }

    private static double TotalReturn(ulong seed, PlantedEdge edge)
    {
        var market = new SyntheticMarket(SyntheticMarketOptions.Evidence(seed, edge) with { To = Timestamp.Utc(2025, 1, 1) });
        var candles = SyntheticStatistics.ReadAll(market, "SOL-USD");
        return Math.Log(candles.Close[candles.Count - 1] / candles.Open[0]);
    }

    private static (double MeanBps, double ErrorBps, int Count) Forward(PlantedEdgeKind kind, double driftBps)
    {
        var returns = new List<double>();
        for (ulong seed = 21; seed <= 22; seed++)
        {
            var edge = new PlantedEdge
            {
                Kind = kind,
                DriftBps = driftBps,
                Hours = Hours,
                CooldownHours = CooldownHours,
                ThresholdPct = ThresholdPct,
            };
            var market = new SyntheticMarket(SyntheticMarketOptions.Evidence(seed, edge));
            foreach (var product in market.Products)
            {
                var logs = SyntheticStatistics.LogCloses(SyntheticStatistics.ReadAll(market, product.Id.Value), 900_000);
                AddForward(logs, kind, returns);
            }
        }

        var mean = returns.Average();
        var error = Math.Sqrt(returns.Average(r => (r - mean) * (r - mean)) / returns.Count);
        return (mean * 10_000, error * 10_000, returns.Count);
    }

    private static void AddForward(double[] logs, PlantedEdgeKind kind, List<double> returns)
    {
        for (var i = QuartersPerDay; i + (Hours * 4) < logs.Length; i++)
        {
            if (Holds(logs, i, kind))
            {
                returns.Add(logs[i + (Hours * 4)] - logs[i]);
                i += (Hours + CooldownHours) * 4;
            }
        }
    }

    private static bool Holds(double[] logs, int at, PlantedEdgeKind kind)
    {
        if (kind == PlantedEdgeKind.Momentum)
        {
            return Math.Exp(logs[at] - logs[at - QuartersPerDay]) >= 1 + (ThresholdPct / 100)
                && Math.Exp(logs[at] - logs[(at - QuartersPerDay + 1)..(at + 1)].Max()) >= 0.995;
        }

        var mean = Enumerable.Range(0, 20).Average(hour => Math.Exp(logs[at - (hour * 4)]));
        return Math.Exp(logs[at]) <= mean * (1 - (ThresholdPct / 100));
    }
}
