namespace Trading.Core.Analytics.Why;

/// <summary>One risk check of an entry.</summary>
/// <param name="Reason">Its code.</param>
/// <param name="IsPassed">Whether it let the entry through.</param>
/// <param name="Observed">What was found.</param>
/// <param name="Limit">What policy allows, in the same unit.</param>
public sealed record CheckText(string Reason, bool IsPassed, decimal Observed, decimal Limit);
