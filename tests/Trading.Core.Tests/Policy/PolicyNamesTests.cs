using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

public sealed class PolicyNamesTests
{
    private const string Known =
        "one of event_driven, fade_spike, mean_reversion, momentum_breakout, price_move, regime_signal, reversal, sma_cross, trend_follow, volume_spike";

    [Theory]
    [InlineData("signals: {enabled: [price_mov]}", $"test.yaml:2: signals.enabled is 'price_mov'; expected {Known}; did you mean price_move?")]
    [InlineData("signals: {enabled: [price_move, magic]}", $"test.yaml:2: signals.enabled is 'magic'; expected {Known}")]
    [InlineData("signals: {enabled: [price_move, price_move]}", "signals.enabled is a list with price_move more than once; expected each name once")]
    [InlineData("regime: {bull: {signals: [trendfollow]}}", $"regime.bull.signals is 'trendfollow'; expected {Known}; did you mean trend_follow?")]
    [InlineData("regime: {bull: {signals: [trend_follow, trend_follow]}}", "regime.bull.signals is a list with trend_follow more than once")]
    [InlineData("signals: {options: {price_moves: {a: 1}}}", $"signals.options is 'price_moves'; expected {Known}; did you mean price_move?")]
    [InlineData("signals: {options: {reversal: {bounce: 1}}}", "signals.options.reversal.bounce is 'bounce'; expected one of low_distance_pct, bounce_pct, ema_slope_pct_per_hour, strength_divisor_pct, confidence")]
    [InlineData("signals: {options: {reversal: {bounce_pc: 1}}}", "; did you mean bounce_pct?")]
    [InlineData("costs: {fee_schedule: taker_12}", "test.yaml:2: costs.fee_schedule is 'taker_12'; expected one of default, taker_120; did you mean taker_120?")]
    [InlineData("signals: {enabled: [price_move, event_driven]}", "rules.table is without a rule for event_driven; expected one, since signals.enabled has event_driven")]
    [InlineData("signals: {enabled: [reversal]}", "signals.enabled is [reversal]; expected at least one signal that some regime lets trade")]
    [InlineData("signals: {enabled: []}", "signals.enabled is []; expected at least one signal that some regime lets trade")]
    public void Load_NameThatPointsNowhere_IsNamedWithTheKnownOnes(string overlay, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => TestPolicies.ShippedWith(overlay)).Message);

    [Fact]
    public void Problems_RulesOfUnknownSignalsAndRegimes_AreNamed()
    {
        var table = TestPolicies.Shipped.Rules.Table;
        var unknown = Messages([.. table, table[0] with { Signal = "fade_spikes" }]);
        Assert.Equal($"rules.table[fade_spikes].signal is 'fade_spikes'; expected {Known}; did you mean fade_spike?", Assert.Single(unknown));

        var twice = Messages([.. table, table[0]]);
        Assert.Equal("rules.table is a list with price_move more than once; expected each name once", Assert.Single(twice));

        var regime = Messages([table[0] with { ExcludedRegimes = ["crsah"] }, .. table.Skip(1)]);
        Assert.Equal(
            "rules.table[price_move].excluded_regimes is 'crsah'; expected one of bull, chop, bear, crash; did you mean crash?",
            Assert.Single(regime));
    }

    [Fact]
    public void Problems_OptionMissing_MattersOnlyForEnabledSignals()
    {
        var none = new SignalSettings(new Dictionary<string, double>());
        Assert.Empty(Messages("event_driven", none));
        Assert.Equal(
            [
                "signals.options.volume_spike.chop_ratio is missing; expected a number, since signals.enabled has volume_spike",
                "signals.options.volume_spike.other_ratio is missing; expected a number, since signals.enabled has volume_spike",
                "signals.options.volume_spike.strength_divisor is missing; expected a number, since signals.enabled has volume_spike",
                "signals.options.volume_spike.confidence_divisor is missing; expected a number, since signals.enabled has volume_spike",
            ],
            Messages("volume_spike", none));
    }

    private static string[] Messages(IReadOnlyList<RulePolicy> table) =>
        Messages(TestPolicies.Shipped with { Rules = TestPolicies.Shipped.Rules with { Table = table } });

    private static string[] Messages(string signal, SignalSettings settings)
    {
        var options = TestPolicies.Shipped.Signals.Options.ToDictionary(pair => pair.Key, pair => pair.Value);
        options[signal] = settings;
        return Messages(TestPolicies.Shipped with { Signals = TestPolicies.Shipped.Signals with { Options = options } });
    }

    private static string[] Messages(TradingPolicy policy) =>
        PolicyValidation.Problems(policy, TestPolicies.Vocabulary).Select(problem => problem.ToString()).ToArray();
}
