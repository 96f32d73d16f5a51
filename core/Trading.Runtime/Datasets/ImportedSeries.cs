using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.MarketData.Gaps;
using Trading.Core.MarketData.Validation;

namespace Trading.Runtime.Datasets;

/// <summary>What became of one series.</summary>
/// <param name="Product">The product.</param>
/// <param name="Interval">Null for quotes.</param>
/// <param name="Sources">The files or the table that it came from.</param>
/// <param name="RowsRead">Rows in the sources.</param>
/// <param name="RowsWritten">Rows in the dataset, filled ones included.</param>
/// <param name="Repair">What repair did, if it was asked for.</param>
/// <param name="Filled">Candles made up by forward fill, if it was asked for.</param>
/// <param name="Gaps">What was missing within the range, before any fill; null for quotes.</param>
public sealed record ImportedSeries(
    ProductId Product,
    Interval? Interval,
    ImmutableArray<string> Sources,
    long RowsRead,
    long RowsWritten,
    RepairReport Repair,
    long Filled,
    GapReport? Gaps)
{
    public override string ToString() => $"{Product} {Interval?.ToString() ?? "quotes"}";
}
