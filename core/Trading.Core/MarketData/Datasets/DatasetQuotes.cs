using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>What a dataset holds of one product's quotes.</summary>
/// <param name="First">Stamp of the first quote.</param>
/// <param name="Last">Stamp of the last quote.</param>
/// <param name="Rows">How many quotes there are.</param>
/// <param name="Files">One a month that has any, in order of months.</param>
public sealed record DatasetQuotes(Timestamp First, Timestamp Last, long Rows, ImmutableArray<DatasetFile> Files);
