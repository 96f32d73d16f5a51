using Trading.Core.Policy;

namespace Trading.Core.Signals;

/// <summary>
/// How long the market has been silent. A scan is one pass over the products that are eligible in a cycle; a cycle without any is none.
/// After enough empty ones in a row thresholds are relaxed until the first scan that triggers, and are strict again after it.
/// </summary>
/// <param name="EmptyScans">Scans in a row without a trigger.</param>
public readonly record struct FallbackState(int EmptyScans)
{
    /// <summary>The state after one more scan.</summary>
    /// <param name="anyTrigger">Whether it triggered.</param>
    /// <param name="policy">Scans beyond the number that relaxes tell nothing more and are not counted.</param>
    public FallbackState Next(bool anyTrigger, SignalsPolicy policy) => anyTrigger
        ? default
        : new FallbackState(Math.Min(EmptyScans + 1, policy.FallbackAfterEmptyScans));

    /// <summary>The factor on thresholds in the coming scan: 1, or less where they are relaxed.</summary>
    public double Relax(SignalsPolicy policy) => policy.FallbackAfterEmptyScans > 0 && EmptyScans >= policy.FallbackAfterEmptyScans
        ? 1 - (policy.FallbackRelaxPct / 100)
        : 1;
}
