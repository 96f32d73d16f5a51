using Trading.Core.Policy;
using Trading.Core.Signals;

namespace Trading.Core.Tests.Testing;

/// <summary>Policies for tests: the shipped one, and the shipped one with changes.</summary>
internal static class TestPolicies
{
    public static PolicyVocabulary Vocabulary => SignalRegistry.Vocabulary;

    /// <summary>The policy in infra/policy/policy.yaml.</summary>
    public static TradingPolicy Shipped { get; } = PolicyLoader.Shipped(Vocabulary);

    /// <summary>The shipped policy with the keys of <paramref name="overlayYaml"/> on top (no "extends" line needed).</summary>
    public static TradingPolicy ShippedWith(string overlayYaml) =>
        PolicyLoader.Load($"extends: shipped\n{overlayYaml}", "test.yaml", Vocabulary);
}
