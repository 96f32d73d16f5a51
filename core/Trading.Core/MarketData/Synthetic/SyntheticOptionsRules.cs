using Trading.Core.Market;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>Refuses options from which no market can be made.</summary>
internal static class SyntheticOptionsRules
{
    private const long DayMs = 86_400_000;

    public static void Check(SyntheticMarketOptions options)
    {
        CheckTimes(options);
        CheckProducts(options);
        CheckRegimes(options);
        CheckShape(options);
        for (var i = 0; i < options.Edges.Length; i++)
        {
            CheckEdge(options.Edges[i], $"edges[{i}]");
        }
    }

    private static void CheckTimes(SyntheticMarketOptions options)
    {
        var ms = options.Interval.Ms;
        Require(
            ms > 0 && (ms <= QuarterHours.Ms ? QuarterHours.Ms % ms == 0 : ms % QuarterHours.Ms == 0 && DayMs % ms == 0),
            "interval", options.Interval, "a divisor of a quarter-hour, or quarter-hours that divide a day");
        var grid = Math.Max(ms, QuarterHours.Ms);
        Require(options.From.UnixMs >= 0 && options.From.UnixMs % grid == 0, "from", options.From, "a time after 1970 on the interval's grid");
        Require(options.To.UnixMs % grid == 0, "to", options.To, "a time on the interval's grid");
        Require(options.To > options.From, "to", options.To, $"a time after {options.From}");
        Require(
            options.QuoteDelaySeconds >= 0 && options.QuoteDelaySeconds * 1000L < ms,
            "quoteDelaySeconds", options.QuoteDelaySeconds, "0 or more, less than the interval");
    }

    private static void CheckProducts(SyntheticMarketOptions options)
    {
        Require(options.Products.Count > 0, "products", "none", "at least one");
        var seen = new HashSet<ProductId>();
        for (var i = 0; i < options.Products.Count; i++)
        {
            var p = options.Products[i];
            var at = $"products[{i}]";
            Require(seen.Add(p.Id), $"{at}.id", p.Id, "each product once");
            Positive(p.StartPrice, $"{at}.startPrice");
            Require(p.StartPrice >= (double)p.PriceIncrement.Value, $"{at}.startPrice", p.StartPrice, "at least one price increment");
            Positive(p.DailyQuoteVolume, $"{at}.dailyQuoteVolume");
            Positive(p.DepthQuote, $"{at}.depthQuote");
            NotNegative(p.HalfSpreadBps, $"{at}.halfSpreadBps");
            NotNegative(p.IdiosyncraticVolPct, $"{at}.idiosyncraticVolPct");
            Require(double.IsFinite(p.Beta), $"{at}.beta", p.Beta, "a finite number");
        }
    }

    private static void CheckRegimes(SyntheticMarketOptions options)
    {
        foreach (var regime in Enum.GetValues<Regime>())
        {
            var r = options.Regimes[regime];
            Require(r.MeanHours >= 1 && double.IsFinite(r.MeanHours), $"regimes.{regime}.meanHours", r.MeanHours, "at least 1");
            Positive(r.VolPct, $"regimes.{regime}.volPct");
            double others = 0;
            foreach (var next in Enum.GetValues<Regime>())
            {
                NotNegative(r.WeightOf(next), $"regimes.{regime}.to{next}");
                others += next == regime ? 0 : r.WeightOf(next);
            }

            Require(others > 0, $"regimes.{regime}", "no way out", "a positive weight of another regime");
        }

        var chain = new RegimeChain(options.Regimes);
        foreach (var p in options.Products)
        {
            foreach (var regime in Enum.GetValues<Regime>())
            {
                Require(
                    double.IsFinite(chain.ExitJump(regime, p.Beta)),
                    $"regimes.{regime}.driftPctPerWeek", options.Regimes[regime].DriftPctPerWeek,
                    $"a drift that one jump can take back, also with the beta {p.Beta} of {p.Id}");
            }
        }
    }

    private static void CheckShape(SyntheticMarketOptions options)
    {
        var v = options.Volatility;
        NotNegative(v.FastSd, "volatility.fastSd");
        NotNegative(v.SlowSd, "volatility.slowSd");
        Positive(v.FastHours, "volatility.fastHours");
        Positive(v.SlowHours, "volatility.slowHours");
        Require(v.SeasonStrength is >= 0 and <= 1, "volatility.seasonStrength", v.SeasonStrength, "0 to 1");
        NotNegative(options.Jumps.MarketPerYear, "jumps.marketPerYear");
        NotNegative(options.Jumps.MarketSizeDays, "jumps.marketSizeDays");
        NotNegative(options.Jumps.ProductPerYear, "jumps.productPerYear");
        NotNegative(options.Jumps.ProductSizeDays, "jumps.productSizeDays");
        NotNegative(options.Gaps.OutagesPerYear, "gaps.outagesPerYear");
        NotNegative(options.Gaps.OutageMeanHours, "gaps.outageMeanHours");
        NotNegative(options.Gaps.MeanTradeQuote, "gaps.meanTradeQuote");
    }

    private static void CheckEdge(PlantedEdge edge, string at)
    {
        Require(Enum.IsDefined(edge.Kind), $"{at}.kind", edge.Kind, string.Join(" or ", Enum.GetNames<PlantedEdgeKind>()));
        Require(Math.Abs(edge.DriftBps) <= 5000, $"{at}.driftBps", edge.DriftBps, "-5000 to 5000");
        Require(edge.Hours is >= 0.25 and <= 8760, $"{at}.hours", edge.Hours, "0.25 to 8760");
        Require(edge.CooldownHours is >= 0 and <= 8760, $"{at}.cooldownHours", edge.CooldownHours, "0 to 8760");
        Require(edge.ThresholdPct is > 0 and < 100, $"{at}.thresholdPct", edge.ThresholdPct, "more than 0, less than 100");
        NotNegative(edge.GiveBackDays, $"{at}.giveBackDays");
    }

    private static void Positive(double value, string field) =>
        Require(value > 0 && double.IsFinite(value), field, value, "a positive number");

    private static void NotNegative(double value, string field) =>
        Require(value >= 0 && double.IsFinite(value), field, value, "0 or a positive number");

    private static void Require(bool holds, string field, object value, string expected)
    {
        if (!holds)
        {
            throw new InputException($"synthetic market: {field}: {value} cannot be used; expected {expected}");
        }
    }
}
