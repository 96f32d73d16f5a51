using System.Collections.Immutable;
using Trading.Core.Policy;

namespace Trading.Core.Backtesting.Sweeps;

/// <summary>A policy with one value for each key of a sweep.</summary>
/// <param name="Index">Place among all variants, from 0.</param>
/// <param name="Values">One a key, in the order of the keys, as a policy file would write them.</param>
/// <param name="Policy">The policy with them.</param>
public sealed record SweepVariant(int Index, ImmutableArray<string> Values, TradingPolicy Policy);
