using Trading.Core.Policy.Checks;

namespace Trading.Core.Policy;

/// <summary>Refuses policies that contradict themselves: numbers out of range, unknown names, limits that cancel each other out.</summary>
public static class PolicyValidation
{
    /// <summary>Everything wrong with a policy; empty when it can be used.</summary>
    /// <param name="nav">The account's net asset value; with it, minimum order sizes that no cap can reach are found too.</param>
    public static IReadOnlyList<PolicyProblem> Problems(TradingPolicy policy, PolicyVocabulary vocabulary, Money? nav = null)
    {
        var ranges = RangeChecks.Of(policy).ToArray();
        if (ranges.Length > 0)
        {
            // Relations between numbers that are themselves impossible would only repeat the message.
            return ranges;
        }

        return
        [
            .. NameChecks.Of(policy, vocabulary),
            .. MarketChecks.Of(policy),
            .. RiskChecks.Of(policy),
            .. TradingChecks.Of(policy),
            .. GateChecks.Of(policy.Gate),
            .. MonitoringChecks.Of(policy.Monitoring),
            .. nav is { } account ? DeadZoneChecks.Of(policy, account) : [],
        ];
    }

    /// <exception cref="InputException">The policy cannot be used; one line a problem.</exception>
    public static void Validate(TradingPolicy policy, PolicyVocabulary vocabulary, Money? nav = null)
    {
        var problems = Problems(policy, vocabulary, nav);
        if (problems.Count > 0)
        {
            throw new InputException($"policy {policy.Name}: {string.Join("\n  ", problems)}");
        }
    }
}
