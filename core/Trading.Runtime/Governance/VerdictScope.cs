namespace Trading.Runtime.Governance;

/// <summary>What is about to trade, to be found in the verdict exactly so.</summary>
/// <param name="PolicyHash">Hash of the canonical policy in use.</param>
/// <param name="CodeVersion">The Trading.Core in use.</param>
/// <param name="DatasetLineage">The line of data that the evidence must come from; null where the host has no say in it.</param>
public sealed record VerdictScope(string PolicyHash, string CodeVersion, string? DatasetLineage = null);
