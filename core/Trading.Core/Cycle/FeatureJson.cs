using System.Text.Json;
using Trading.Core.Features;

namespace Trading.Core.Cycle;

/// <summary>Features as they were used. An unavailable one is left out.</summary>
internal static class FeatureJson
{
    /// <summary>What the quality gate reads: of a product that sleeps nothing else was used.</summary>
    public static void WriteGate(Utf8JsonWriter json, in FeatureValues f)
    {
        Number(json, "price"u8, f.Price);
        Number(json, "mean_20h"u8, f.Mean20h);
        Number(json, "volume_ratio"u8, f.VolumeRatio);
        Number(json, "atr_pct"u8, f.AtrPct);
        Number(json, "atr_pct_median_7d"u8, f.AtrPctMedian7d);
    }

    /// <summary>Everything else that the policy needs.</summary>
    public static void WriteRest(Utf8JsonWriter json, in FeatureValues f, FeatureNeeds needs)
    {
        if (needs.HasFlag(FeatureNeeds.Returns))
        {
            Number(json, "return_15m_pct"u8, f.Return15mPct);
            Number(json, "return_60m_pct"u8, f.Return60mPct);
            Number(json, "return_24h_pct"u8, f.Return24hPct);
        }

        Number(json, "quote_volume_24h"u8, f.QuoteVolume24h);
        Number(json, "vwap_24h"u8, f.Vwap24h);
        Number(json, "high_60m"u8, f.High60m);
        Number(json, "low_60m"u8, f.Low60m);
        Number(json, "high_24h"u8, f.High24h);
        Number(json, "low_24h"u8, f.Low24h);
        Number(json, "rsi_14"u8, f.Rsi14);
        Number(json, "rsi_14_prev"u8, f.Rsi14Prev);
        Number(json, "ema_slope_pct_per_hour"u8, f.EmaSlopePctPerHour);
        Number(json, "z_score_20h"u8, f.ZScore20h);
        Number(json, "realised_vol_pct"u8, f.RealisedVolPct);
        Number(json, "trend_consistency_12h"u8, f.TrendConsistency12h);
        if (f.HigherLow)
        {
            json.WriteBoolean("higher_low"u8, value: true);
        }

        if (f.SmaCross != SmaCross.None)
        {
            json.WriteString("sma_cross"u8, CodeText<SmaCross>.Of(f.SmaCross));
        }
    }

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, double value)
    {
        if (!double.IsNaN(value))
        {
            json.WriteNumber(name, value);
        }
    }
}
