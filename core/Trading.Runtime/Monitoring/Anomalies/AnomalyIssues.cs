using Trading.Core.Evidence.Anomalies;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Monitoring.Anomalies;

/// <summary>Anomalies as health tells them.</summary>
internal static class AnomalyIssues
{
    /// <summary>A warning; a source of data that is gone altogether leaves the account blind and is worse.</summary>
    public static HealthIssue Of(Anomaly anomaly) => new(
        CodeOf(anomaly.Code),
        anomaly is { Code: AnomalyCode.StaleData, Product: null } ? HealthSeverity.Critical : HealthSeverity.Warning,
        anomaly.Product,
        anomaly.Message);

    private static HealthCode CodeOf(AnomalyCode code) => code switch
    {
        AnomalyCode.NoTrades => HealthCode.NoTrades,
        AnomalyCode.NoSignals => HealthCode.NoSignals,
        AnomalyCode.TradeRate => HealthCode.TradeRateHigh,
        AnomalyCode.WinRate => HealthCode.WinRateLow,
        AnomalyCode.Slippage => HealthCode.SlippageHigh,
        AnomalyCode.Fees => HealthCode.FeesHigh,
        AnomalyCode.StaleData => HealthCode.DataStale,
        AnomalyCode.FillRate => HealthCode.FillRateOff,
        AnomalyCode.SlowCycles => HealthCode.CyclesSlow,
        _ => HealthCode.ReturnsDrifted,
    };
}
