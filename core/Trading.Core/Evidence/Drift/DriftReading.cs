using Trading.Core.Analytics.Comparison;
using Trading.Core.Evidence.Gate;
using Trading.Core.Evidence.Statistics;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Drift;

/// <summary>
/// Whether trades return what their backtest returned. Watched is the gap of each opportunity, return less backtest's return, in standard
/// deviations of the backtest's trades, by a confidence sequence that may be looked at after every trade. An opportunity that one side
/// let pass returned it nothing: missed winners are degradation too.
/// </summary>
public sealed record DriftReading
{
    /// <summary>Gaps so far.</summary>
    public required int Count { get; init; }

    /// <summary>Frozen standard deviation of a backtest trade's return, percentage points; NaN where it is not known, and then nothing is.</summary>
    public required double DeviationPct { get; init; }

    /// <summary>Chance that the interval is ever wrong.</summary>
    public required double Alpha { get; init; }

    /// <summary>How far the mean gap may fall, in standard deviations.</summary>
    public required double ToleranceSd { get; init; }

    /// <summary>Mean gap, in standard deviations; NaN without gaps.</summary>
    public required double MeanSd { get; init; }

    /// <summary>Lower end of its confidence sequence; NaN without gaps.</summary>
    public required double LowerSd { get; init; }

    /// <summary>Upper end of its confidence sequence; NaN without gaps.</summary>
    public required double UpperSd { get; init; }

    /// <summary>The account is worse than its backtest by more than the tolerance: the alarm.</summary>
    public required bool IsDegradationShown { get; init; }

    /// <summary>It is excluded that the account is worse by more than the tolerance: what the gate asks.</summary>
    public required bool IsDegradationExcluded { get; init; }

    /// <summary>After each gap.</summary>
    public required IReadOnlyList<DriftPoint> Path { get; init; }

    /// <param name="gaps">In the order in which they became known.</param>
    /// <param name="deviationPct">
    /// See <see cref="ExpectedReturn.DeviationPct"/>: of a backtest that the gaps have no part in, or else of the shadow; NaN where neither has one.
    /// </param>
    /// <param name="policy">Confidence, width and tolerance.</param>
    public static DriftReading Of(IReadOnlyList<TradeGap> gaps, double deviationPct, GatePaperPolicy policy)
    {
        var sequence = new ConfidenceSequence(policy.Alpha, policy.MixtureVariance, 1);
        var path = new List<DriftPoint>(gaps.Count);
        foreach (var gap in gaps.Where(_ => deviationPct > 0))
        {
            sequence.Add((double)gap.ReturnGapPct / deviationPct);
            path.Add(new DriftPoint(gap.DoneAt, sequence.Mean, sequence.Lower, sequence.Upper));
        }

        var isKnown = path.Count > 0;
        return new DriftReading
        {
            Count = gaps.Count,
            DeviationPct = deviationPct,
            Alpha = policy.Alpha,
            ToleranceSd = policy.DegradationSdMax,
            MeanSd = isKnown ? sequence.Mean : double.NaN,
            LowerSd = isKnown ? sequence.Lower : double.NaN,
            UpperSd = isKnown ? sequence.Upper : double.NaN,
            IsDegradationShown = isKnown && sequence.ShowsDegradation(policy.DegradationSdMax),
            IsDegradationExcluded = isKnown && sequence.ExcludesDegradation(policy.DegradationSdMax),
            Path = path,
        };
    }

    /// <summary>What the gate asks of trading after the backtest.</summary>
    /// <param name="days">Whole days from the first cycle to the last.</param>
    /// <param name="trades">The account's closed trades.</param>
    /// <param name="invariantViolations">Times that an invariant of the account did not hold.</param>
    public PaperEvidence ToEvidence(int days, int trades, int invariantViolations) =>
        new(days, trades, invariantViolations, MeanSd, LowerSd, UpperSd);
}
