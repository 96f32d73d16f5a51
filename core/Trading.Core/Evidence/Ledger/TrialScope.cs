using Trading.Core.Market;

namespace Trading.Core.Evidence.Ledger;

/// <summary>What a candidate was judged on: trials that share some of it were looked at before it was chosen.</summary>
/// <param name="DatasetLineage">See <see cref="MarketData.Datasets.DatasetLineage"/>.</param>
/// <param name="Products">At least one.</param>
/// <param name="From">Start, inclusive.</param>
/// <param name="To">End, exclusive.</param>
public sealed record TrialScope(string DatasetLineage, IReadOnlyList<ProductId> Products, Timestamp From, Timestamp To);
