namespace Trading.Runtime.Jobs;

/// <summary>How often a reason stopped something.</summary>
/// <param name="Code">The reason, as recorded.</param>
/// <param name="Count">How often.</param>
public sealed record ReasonCount(string Code, int Count);
