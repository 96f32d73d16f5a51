namespace Trading.Core.Evidence.Anomalies;

/// <summary>What one look says of one anomaly.</summary>
/// <param name="Observed">What is seen.</param>
/// <param name="Threshold">What it is held against.</param>
/// <param name="IsBeyond">It is an anomaly.</param>
/// <param name="IsBack">It is none, even if it was one before: stricter than not being beyond, so that nothing comes and goes.</param>
/// <param name="Text">For people; written out only where it is needed.</param>
internal readonly record struct Judgement(double Observed, double Threshold, bool IsBeyond, bool IsBack, FormattableString Text);
