using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;

namespace Trading.Simulation.Evidence;

/// <summary>
/// The markets of the evidence study: four products over two years of quarter-hour candles that move together, so that what is planted
/// is shared by all of them.
/// </summary>
internal static class StudyMarket
{
    private const double Beta = 1.2;
    private const double OwnVolPct = 10;
    private const double HalfSpreadBps = 1;
    private const double Depth = 2e6;

    /// <param name="seed">Fixes the market.</param>
    /// <param name="driftBps">The planted shift after an hour of rising prices; 0 for none.</param>
    public static InMemoryDataset Build(ulong seed, double driftBps) => new SyntheticMarket(Options(seed, driftBps)).ToDataset(withQuotes: false);

    private static SyntheticMarketOptions Options(ulong seed, double driftBps)
    {
        var options = SyntheticMarketOptions.Evidence(seed) with
        {
            Products = [.. SyntheticProducts.Four.Select(p => p with
            {
                Beta = Beta,
                IdiosyncraticVolPct = OwnVolPct,
                HalfSpreadBps = HalfSpreadBps,
                DepthQuote = Depth,
                DailyQuoteVolume = 300e6,
            })],
        };
        return driftBps == 0 ? options : options with
        {
            Edges = [new PlantedEdge { Kind = PlantedEdgeKind.Burst, DriftBps = driftBps, Hours = 24, CooldownHours = 0, ThresholdPct = 1.5 }],
        };
    }
}
