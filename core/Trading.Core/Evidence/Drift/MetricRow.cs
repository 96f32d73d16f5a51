namespace Trading.Core.Evidence.Drift;

/// <summary>One figure of the account beside the same one of its shadow backtest.</summary>
public sealed record MetricRow
{
    public required ComparedMetric Metric { get; init; }

    /// <summary>Of the account; NaN where it is not defined.</summary>
    public required double Live { get; init; }

    /// <summary>Of the shadow backtest; NaN where it is not defined.</summary>
    public required double Backtest { get; init; }

    /// <summary>Account less backtest; NaN where either is not defined.</summary>
    public required double Deviation { get; init; }

    /// <summary>The deviation in percent of the backtest's size; NaN where that is zero and the deviation is not.</summary>
    public required double DeviationPct { get; init; }

    public required MetricBand Band { get; init; }

    /// <summary>The account's figure is outside of the band: luck alone hardly explains it.</summary>
    public required bool IsOutside { get; init; }

    /// <summary>
    /// It deviates for the worse by more than was allowed. Holding time and trades a day have no worse side: there either counts.
    /// Where no percentage is defined, outside of the band counts.
    /// </summary>
    public required bool IsAlert { get; init; }

    /// <param name="metric">Which figure.</param>
    /// <param name="live">Of the account.</param>
    /// <param name="backtest">Of the backtest.</param>
    /// <param name="band">Of the backtest.</param>
    /// <param name="alertPct">Largest deviation without an alert, percent of the backtest's size.</param>
    public static MetricRow Of(ComparedMetric metric, double live, double backtest, MetricBand band, double alertPct)
    {
        var deviation = live - backtest;
        var pct = deviation == 0 ? 0 : backtest == 0 ? double.NaN : deviation / Math.Abs(backtest) * 100;
        var isOutside = band.Excludes(live);
        var isBeyond = double.IsNaN(pct) ? isOutside : Math.Abs(pct) > alertPct;
        return new MetricRow
        {
            Metric = metric,
            Live = live,
            Backtest = backtest,
            Deviation = deviation,
            DeviationPct = pct,
            Band = band,
            IsOutside = isOutside,
            IsAlert = isBeyond && IsWorse(metric, deviation),
        };
    }

    private static bool IsWorse(ComparedMetric metric, double deviation) => metric switch
    {
        ComparedMetric.HoldHours or ComparedMetric.TradesPerDay => deviation != 0,
        ComparedMetric.MaxDrawdownPct or ComparedMetric.SlippageBps or ComparedMetric.FeesBps => deviation > 0,
        _ => deviation < 0,
    };
}
