using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Trading.Core.Policy;
using Trading.Core.Policy.Reading;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

public sealed class PolicyRangeTests
{
    [Fact]
    public void Records_EveryNumber_DeclaresItsRange()
    {
        var without = PolicyLeaves.Of(TestPolicies.Shipped)
            .Where(leaf => leaf.Value is int or decimal or double && leaf.Range is null)
            .Where(leaf => !leaf.Path.StartsWith("signals.options.", StringComparison.Ordinal))
            .Select(leaf => leaf.Path);

        Assert.Empty(without);
    }

    [Theory]
    [InlineData("schema_version: 2", "schema_version is 2; expected 1")]
    [InlineData("features: {hole_share_max_pct: 100.5}", "features.hole_share_max_pct is 100.5; expected 0 to 100")]
    [InlineData("risk: {daily_stop_pct: -3}", "test.yaml:2: risk.daily_stop_pct is -3; expected more than 0 and at most 100")]
    [InlineData("risk: {daily_stop_pct: 0}", "risk.daily_stop_pct is 0; expected more than 0 and at most 100")]
    [InlineData("simulation: {base: {touch_fill_probability: 1.01}}", "simulation.base.touch_fill_probability is 1.01; expected 0 to 1")]
    [InlineData("regime: {bull: {tier_multiplier: {t2: -1}}}", "regime.bull.tier_multiplier.t2 is -1; expected 0 to 10")]
    [InlineData("regime: {crash_trend_pct: 10}", "regime.crash_trend_pct is 10; expected -100 to 0")]
    [InlineData("sizing: {base_pct_nav: {t1: 101}}", "sizing.base_pct_nav.t1 is 101; expected 0 to 100")]
    [InlineData("backtest: {initial_cash: 0}", "backtest.initial_cash is 0; expected more than 0 and at most 1000000000000")]
    [InlineData("execution: {ttl_requote_factor: 0}", "execution.ttl_requote_factor is 0; expected more than 0 and at most 1")]
    [InlineData("pacing: {trades_per_hour_max: 0}", "pacing.trades_per_hour_max is 0; expected 1 to 1000")]
    [InlineData("signals: {options: {price_move: {short_strength: 1.5}}}", "signals.options.price_move.short_strength is 1.5; expected 0 to 1")]
    [InlineData("signals: {options: {reversal: {confidence: -0.1}}}", "signals.options.reversal.confidence is -0.1; expected 0 to 1")]
    [InlineData("signals: {options: {volume_spike: {strength_divisor: 0}}}", "signals.options.volume_spike.strength_divisor is 0; expected more than 0 and at most 10000")]
    [InlineData("signals: {options: {mean_reversion: {rsi_max: 101}}}", "signals.options.mean_reversion.rsi_max is 101; expected more than 0 and at most 100")]
    [InlineData("signals: {options: {price_move: {chop_15m_pct: -1}}}", "signals.options.price_move.chop_15m_pct is -1; expected more than 0")]
    [InlineData("signals: {options: {sma_cross: {fast: 0}}}", "signals.options.sma_cross.fast is 0; expected 1 to 1000")]
    public void Load_NumberOutOfRange_NamesFieldValueAndRange(string overlay, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => TestPolicies.ShippedWith(overlay)).Message);

    [Fact]
    public void Problems_EachNumberBeyondEitherEndOfItsRange_AreNamed()
    {
        var root = PolicyYaml.Parse(PolicyLoader.ShippedYaml, "x");
        var count = 0;
        foreach (var leaf in PolicyLeaves.Of(TestPolicies.Shipped).Where(leaf => leaf is { Range: not null, Value: not null }))
        {
            foreach (var bad in new[] { Bound(leaf.Range!.Minimum) - 1, Bound(leaf.Range.Maximum) + 1 })
            {
                var policy = new PolicyBinder().Bind((MapNode)With(root, "", leaf.Path, $"{bad}"));
                var problem = Assert.Single(PolicyValidation.Problems(policy, TestPolicies.Vocabulary), problem => problem.Value == $"{bad}");
                Assert.Equal(Position(leaf.Path), Position(problem.Path));
                count++;
            }
        }

        Assert.InRange(count, 300, 1_000);
    }

    private static decimal Bound(object bound) => Convert.ToDecimal(bound, CultureInfo.InvariantCulture);

    /// <summary>A changed key changes the name of its own record.</summary>
    private static string Position(string path) => path.Contains("fee_schedules", StringComparison.Ordinal) ? path[(path.LastIndexOf('.') + 1)..] : path;

    private static PolicyNode With(PolicyNode node, string path, string target, string text) => node switch
    {
        MapNode map => map with
        {
            Entries = [.. map.Entries.Select(entry => entry with { Value = With(entry.Value, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}", target, text) })],
        },
        ListNode list => list with { Items = [.. list.Items.Select(item => With(item, $"{path}[{NameOf(item)}]", target, text))] },
        ScalarNode scalar => path == target ? scalar with { Text = text } : scalar,
        _ => throw new InvalidOperationException(),
    };

    private static string NameOf(PolicyNode item) => item is not MapNode map
        ? ""
        : (map.Find("signal") ?? map.Find("from") ?? map.Find("volume_30d_min"))?.Value is ScalarNode scalar
            ? scalar.Text.Replace("1970-01-01", "1970-01-01T00:00:00Z")
            : "";
}
