namespace Trading.Core.Execution;

/// <summary>What the venue holds for us of one asset.</summary>
/// <param name="Asset">Its code, as USD or BTC.</param>
/// <param name="Total">Units of the asset, those on hold for open orders included.</param>
public sealed record ReportedBalance(string Asset, decimal Total);
