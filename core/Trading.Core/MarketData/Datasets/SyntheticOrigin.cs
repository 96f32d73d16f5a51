using System.Collections.Immutable;

namespace Trading.Core.MarketData.Datasets;

/// <summary>Marks a dataset as made up, so that every report on it can say so.</summary>
/// <param name="Label">One line for reports, such as "synthetic market, seed 7, no edge".</param>
/// <param name="Parameters">What the generator was given, by name.</param>
public sealed record SyntheticOrigin(string Label, ImmutableSortedDictionary<string, string> Parameters);
