using Trading.Core.Market;

namespace Trading.Core.Features;

/// <summary>Names the regime that the features of BTC describe: crash, bull, bear, chop, the first that fits.</summary>
public static class RegimeClassifier
{
    public static RegimeReading Classify(in FeatureValues btc, in RegimeThresholds thresholds)
    {
        var trend = btc.Return168hPct;
        var vol = btc.RealisedVolPct;
        if (double.IsNaN(trend) || double.IsNaN(vol))
        {
            return new RegimeReading(Regime.Chop, trend, vol, IsInsufficientData: true);
        }

        var regime =
            trend < thresholds.CrashTrendPctBelow || vol > thresholds.CrashVolPctAbove ? Regime.Crash
            : trend >= thresholds.BullTrendPctMin && vol < thresholds.BullVolPctBelow ? Regime.Bull
            : trend <= thresholds.BearTrendPctMax ? Regime.Bear
            : Regime.Chop;
        return new RegimeReading(regime, trend, vol, IsInsufficientData: false);
    }
}
