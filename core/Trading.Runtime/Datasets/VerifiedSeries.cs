using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.MarketData.Gaps;

namespace Trading.Runtime.Datasets;

/// <summary>What a check found of one series.</summary>
/// <param name="Product">The product.</param>
/// <param name="Interval">Null for quotes.</param>
/// <param name="First">By the manifest.</param>
/// <param name="Last">By the manifest.</param>
/// <param name="Rows">By the manifest.</param>
/// <param name="Gaps">As measured; null for quotes.</param>
/// <param name="Problems">One line each; empty for a sound series.</param>
public sealed record VerifiedSeries(
    ProductId Product,
    Interval? Interval,
    Timestamp First,
    Timestamp Last,
    long Rows,
    GapReport? Gaps,
    ImmutableArray<string> Problems)
{
    public override string ToString() => $"{Product} {Interval?.ToString() ?? "quotes"}";
}
