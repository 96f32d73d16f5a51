namespace Trading.Core.Analytics.Regression;

/// <summary>One figure of one run against the baseline's.</summary>
/// <param name="Run">Fill mode and fee schedule.</param>
/// <param name="Figure">Its name, as in the baseline's file.</param>
/// <param name="Before">The baseline's.</param>
/// <param name="Now">This run's.</param>
/// <param name="Tolerance">How far apart they may be; empty where no distance is asked for.</param>
/// <param name="IsKept">Whether they are no further apart.</param>
public sealed record RegressionRow(string Run, string Figure, string Before, string Now, string Tolerance, bool IsKept);
