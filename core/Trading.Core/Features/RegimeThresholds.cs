using Trading.Core.Market;

using Trading.Core.Policy;

namespace Trading.Core.Features;

/// <summary>Where regimes begin: trends in percent over 168 h, volatilities in percent a year. Policy holds the values.</summary>
/// <param name="CrashTrendPctBelow">A trend below it is a crash.</param>
/// <param name="CrashVolPctAbove">A volatility above it is a crash.</param>
/// <param name="BullTrendPctMin">A bull market has at least this trend ...</param>
/// <param name="BullVolPctBelow">... and less than this volatility.</param>
/// <param name="BearTrendPctMax">A trend at or below it is a bear market.</param>
public readonly record struct RegimeThresholds(
    double CrashTrendPctBelow,
    double CrashVolPctAbove,
    double BullTrendPctMin,
    double BullVolPctBelow,
    double BearTrendPctMax)
{
    public static RegimeThresholds From(RegimePolicy policy) => new(
        policy.CrashTrendPct, policy.CrashVolPct, policy.BullTrendPct, policy.BullVolPctMax, policy.BearTrendPct);
}
