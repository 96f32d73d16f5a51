using Trading.Core.Analytics.Regression;

namespace Trading.Runtime.Regression;

/// <summary>What a check against a baseline came to.</summary>
/// <param name="Baseline">What it was checked against.</param>
/// <param name="PolicyHash">Of the policy that was run.</param>
/// <param name="EngineVersion">Of the code that ran it.</param>
/// <param name="Rows">One a figure and run.</param>
/// <param name="Runs">What the runs came to: the baseline's, were it taken now.</param>
public sealed record RegressionResult(
    string Baseline, string PolicyHash, string EngineVersion, IReadOnlyList<RegressionRow> Rows, IReadOnlyList<RegressionRun> Runs)
{
    /// <summary>Whether every figure kept within its tolerance.</summary>
    public bool IsKept => Rows.All(row => row.IsKept);
}
