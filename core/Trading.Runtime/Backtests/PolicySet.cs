using System.Collections.Frozen;
using Trading.Core;
using Trading.Core.Policy;

namespace Trading.Runtime.Backtests;

/// <summary>Policies by the hash that slices name them with.</summary>
public sealed class PolicySet
{
    private readonly FrozenDictionary<string, TradingPolicy> _byHash;

    /// <param name="policies">Two of the same hash decide the same, so either will do.</param>
    public PolicySet(IEnumerable<TradingPolicy> policies) => _byHash = policies
        .Select(policy => KeyValuePair.Create(PolicyHash.Of(policy), policy))
        .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <exception cref="InputException">No policy of this hash is in the set.</exception>
    public TradingPolicy Get(string hash) => _byHash.TryGetValue(hash, out var policy) ? policy : throw new InputException(
        $"policy: the slice asks for {hash}, which is not among the {_byHash.Count} at hand");
}
