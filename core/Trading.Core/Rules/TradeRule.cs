using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Rules;

/// <summary>One row of the rules table with the regimes that it is traded in worked out.</summary>
internal sealed class TradeRule
{
    private readonly bool[] _isAllowed;

    /// <exception cref="InputException">An excluded regime that does not exist, or a stop that is not positive.</exception>
    public TradeRule(RulePolicy policy, RegimePolicy regimes)
    {
        Policy = policy;
        if (policy.StopPct <= 0)
        {
            throw new InputException($"rules.table[{policy.Signal}].stop_pct: {policy.StopPct} found; expected more than zero, or null for none");
        }

        var all = Enum.GetValues<Regime>();
        var codes = all.Select(regime => regime.ToCode()).ToArray();
        if (policy.ExcludedRegimes.Except(codes).FirstOrDefault() is { } unknown)
        {
            throw new InputException(
                $"rules.table[{policy.Signal}].excluded_regimes: '{unknown}' found; expected one of {string.Join(", ", codes)}{DidYouMean.Hint(unknown, codes)}");
        }

        _isAllowed = new bool[all.Length];
        foreach (var regime in all)
        {
            _isAllowed[(int)regime] = regimes.For(regime).Signals.Contains(policy.Signal)
                && !policy.ExcludedRegimes.Contains(regime.ToCode());
        }
    }

    public RulePolicy Policy { get; }

    /// <summary>Whether the regime lists the signal and the rule does not exclude the regime.</summary>
    public bool IsAllowedIn(Regime regime) => _isAllowed[(int)regime];
}
