using System.Collections.Immutable;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Costs;

namespace Trading.Runtime.CostCurves;

/// <summary>What a cost curve keeps of a slice.</summary>
/// <param name="Slice">Its figures.</param>
/// <param name="Costs">One a trade.</param>
internal sealed record CostDigest(SliceDigest Slice, ImmutableArray<TradeCost> Costs)
{
    public static CostDigest Of(SliceResult result) => new(SliceDigest.Of(result), [.. result.Trades.Select(TradeCost.Of)]);
}
