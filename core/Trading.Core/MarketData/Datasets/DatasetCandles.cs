using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>What a dataset holds of one product at one interval.</summary>
/// <param name="Interval">Length of each candle.</param>
/// <param name="First">Open time of the first candle.</param>
/// <param name="Last">Open time of the last candle.</param>
/// <param name="Rows">How many candles there are; those missing in between are not counted.</param>
/// <param name="Files">One a month that has any, in order of months.</param>
public sealed record DatasetCandles(
    Interval Interval, Timestamp First, Timestamp Last, long Rows, ImmutableArray<DatasetFile> Files);
