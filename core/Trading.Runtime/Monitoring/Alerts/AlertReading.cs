using Trading.Runtime.Jobs;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>One look at an account.</summary>
/// <param name="Issues">What is wrong with it.</param>
/// <param name="IsWhole">Whether everybody who looks at it has answered: else what is not among the issues is not known to be gone.</param>
public sealed record AlertReading(IReadOnlyCollection<HealthIssue> Issues, bool IsWhole = true);
