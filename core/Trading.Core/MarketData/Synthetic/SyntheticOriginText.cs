using System.Collections.Immutable;
using System.Globalization;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>Writes a market's options into the form that a dataset's manifest keeps: all of them, so that it can be made again.</summary>
internal static class SyntheticOriginText
{
    /// <summary>Goes up whenever the same options come to give other candles.</summary>
    private const int GeneratorVersion = 1;

    public static SyntheticOrigin Of(SyntheticMarketOptions options)
    {
        var edges = options.Edges.IsEmpty ? "no edge" : string.Join(" and ", options.Edges.Select(Label));
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        parameters["generatorVersion"] = Text(GeneratorVersion);
        parameters["seed"] = Text(options.Seed);
        parameters["from"] = options.From.ToString();
        parameters["to"] = options.To.ToString();
        parameters["interval"] = options.Interval.ToString();
        parameters["quoteDelaySeconds"] = Text(options.QuoteDelaySeconds);
        parameters["volatility"] = Text(options.Volatility);
        parameters["jumps"] = Text(options.Jumps);
        parameters["gaps"] = Text(options.Gaps);
        foreach (var regime in Enum.GetValues<Regime>())
        {
            parameters[$"regime.{regime}"] = Text(options.Regimes[regime]);
        }

        foreach (var product in options.Products)
        {
            parameters[$"product.{product.Id}"] = Text(product);
        }

        for (var i = 0; i < options.Edges.Length; i++)
        {
            parameters[$"edge.{i}"] = Text(options.Edges[i]);
        }

        return new SyntheticOrigin($"synthetic market, seed {Text(options.Seed)}, {edges}", parameters.ToImmutable());
    }

    private static string Label(PlantedEdge edge) =>
        $"a planted {(edge.Kind == PlantedEdgeKind.MeanReversion ? "mean-reversion" : "momentum")} edge of {Text(edge.DriftBps)} bps over {Text(edge.Hours)} h";

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Text(SyntheticVolatility v) =>
        $"fastSd {v.FastSd}, fastHours {v.FastHours}, slowSd {v.SlowSd}, slowHours {v.SlowHours}, seasonStrength {v.SeasonStrength}";

    private static string Text(SyntheticJumps j) =>
        $"marketPerYear {j.MarketPerYear}, marketSizeDays {j.MarketSizeDays}, productPerYear {j.ProductPerYear}, productSizeDays {j.ProductSizeDays}";

    private static string Text(SyntheticGaps g) =>
        $"outagesPerYear {g.OutagesPerYear}, outageMeanHours {g.OutageMeanHours}, meanTradeQuote {g.MeanTradeQuote}";

    private static string Text(SyntheticRegimeOptions r) =>
        $"meanHours {r.MeanHours}, driftPctPerWeek {r.DriftPctPerWeek}, volPct {r.VolPct}, toBull {r.ToBull}, toChop {r.ToChop}, toBear {r.ToBear}, toCrash {r.ToCrash}";

    private static string Text(SyntheticProduct p) =>
        $"startPrice {p.StartPrice}, dailyQuoteVolume {p.DailyQuoteVolume}, beta {p.Beta}, idiosyncraticVolPct {p.IdiosyncraticVolPct}, halfSpreadBps {p.HalfSpreadBps}, depthQuote {p.DepthQuote}";

    private static string Text(PlantedEdge e) =>
        $"kind {e.Kind}, driftBps {e.DriftBps}, hours {e.Hours}, cooldownHours {e.CooldownHours}, thresholdPct {e.ThresholdPct}, giveBackDays {e.GiveBackDays}";
}
