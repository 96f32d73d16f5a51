using Trading.Core.Market;
using Trading.Core.Universe;

namespace Trading.Core.Analytics.Why;

/// <summary>What could have been different about the market.</summary>
internal static class MarketKnobs
{
    /// <summary>The trend that the regime is read from.</summary>
    public static Knob Trend { get; } = new(
        "regime_trend_pct",
        s => s.Input.Input.Features.Regime.TrendPct,
        (s, value) => s.With(input => input.Features.Regime = input.Features.Regime with { TrendPct = value }));

    /// <summary>The volatility that the regime is read from.</summary>
    public static Knob Volatility { get; } = new(
        "regime_vol_pct",
        s => s.Input.Input.Features.Regime.VolPct,
        (s, value) => s.With(input => input.Features.Regime = input.Features.Regime with { VolPct = value }),
        Least: 0);

    public static Knob Depth(int row) => new(
        "depth_notional",
        s => s.Row(row).Quote.DepthNotional,
        (s, value) => s.With(input => input.Market.Products[row].Quote = input.Market.Products[row].Quote with { DepthNotional = value }),
        Least: 0);

    /// <summary>The spread of the newest quote, around its mid.</summary>
    public static Knob Spread(int row) => new(
        "spread_bps",
        s => s.Row(row).Quote.IsObserved ? s.Row(row).Quote.SpreadBps : double.NaN,
        (s, value) => s.With(input => Widen(ref input.Market.Products[row], value)),
        Least: 0);

    /// <summary>The median of the spreads seen, with every spread seen as wide as it.</summary>
    public static Knob MedianSpread(int row) => new(
        "median_spread_bps",
        s => UniverseText.MedianSpread(s, row),
        (s, value) =>
        {
            var changed = s.With(input => Widen(ref input.Market.Products[row], value));
            var spreads = s.State.Universe.Spreads?.ToArray();
            for (var i = row * SpreadSamples.Count; i < (row + 1) * SpreadSamples.Count && spreads is not null; i++)
            {
                spreads[i] = double.IsNaN(spreads[i]) ? spreads[i] : value;
            }

            return changed.With(s.State with { Universe = new(s.State.Universe.RefreshedAt, s.State.Universe.Standings.ToArray(), spreads) });
        },
        Least: 0);

    public static Knob CandleAge(int row) => new(
        "candle_age_seconds",
        s => s.Row(row).LastCandleAt == Timestamp.MinValue ? double.NaN : (s.Now - s.Row(row).LastCandleAt).TotalSeconds,
        (s, value) => s.With(input => input.Market.Products[row].LastCandleAt = s.Now - TimeSpan.FromSeconds(value)),
        Least: 0);

    public static Knob QuoteAge(int row) => new(
        "quote_age_seconds",
        s => s.Row(row).Quote.IsObserved ? (s.Now - s.Row(row).Quote.At).TotalSeconds : double.NaN,
        (s, value) => s.With(input => input.Market.Products[row].Quote = input.Market.Products[row].Quote with { At = s.Now - TimeSpan.FromSeconds(value) }),
        Least: 0);

    public static Knob BalanceAge() => new(
        "balance_age_seconds",
        s => s.Input.Input.Market.BalancesAt == Timestamp.MinValue ? double.NaN : (s.Now - s.Input.Input.Market.BalancesAt).TotalSeconds,
        (s, value) => s.With(input => input.Market.BalancesAt = s.Now - TimeSpan.FromSeconds(value)),
        Least: 0);

    public static Knob Age(int row) => new(
        "listed_hours",
        s => UniverseText.AgeHours(s, row),
        (s, value) => s.With(input =>
            input.Market.Products[row].Product = input.Market.Products[row].Product with { ListedAt = s.Now - TimeSpan.FromHours(value) }),
        Least: 0);

    public static Flip Status(Situation situation, int row) => new(
        "product_status",
        situation.Row(row).Status.ToCode(),
        ProductStatus.Online.ToCode(),
        s => s.With(input => input.Market.Products[row].Status = ProductStatus.Online));

    public static Flip Whole(int row) => new(
        "data_gap", "holes", "none", s => s.With(input => input.Features.Values[row].HasDataGap = false));

    public static Flip Venue(string name, string from, string to, Func<VenueHealth, VenueHealth> change) =>
        new(name, from, to, s => s.With(input => input.Market.Venue = change(input.Market.Venue)));

    private static void Widen(ref ProductMarket row, double spreadBps)
    {
        var mid = row.Quote.Mid;
        var half = mid * spreadBps / 20_000;
        row.Quote = row.Quote.IsObserved ? row.Quote with { Bid = mid - half, Ask = mid + half } : row.Quote;
    }
}
