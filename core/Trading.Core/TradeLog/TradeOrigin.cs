namespace Trading.Core.TradeLog;

/// <summary>What made a trade what it is: the rules, the code and the data.</summary>
/// <param name="PolicyHash">Hash of the canonical policy.</param>
/// <param name="CodeVersion">Version of Trading.Core.</param>
/// <param name="Source">A dataset's id, or <c>live</c>.</param>
public sealed record TradeOrigin(string PolicyHash, string CodeVersion, string Source);
