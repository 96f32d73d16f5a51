using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

public sealed class PolicyLoaderErrorTests
{
    [Theory]
    [InlineData("risk: {daily_stp_pct: 2}", "x.yaml:2: risk.daily_stp_pct is not a known key; expected one of candle_age_seconds_max, ")]
    [InlineData("risk: {daily_stp_pct: 2}", "; did you mean daily_stop_pct?")]
    [InlineData("rsik: {daily_stop_pct: 2}", "x.yaml:2: rsik is not a known key; expected one of schema_version, name, ")]
    [InlineData("rsik: {daily_stop_pct: 2}", "; did you mean risk?")]
    [InlineData("risk:\n  pyramiding:\n    is_one: true", "x.yaml:4: risk.pyramiding.is_one is not a known key; expected one of is_on, spacing_seconds, adds_per_day_max; did you mean is_on?")]
    [InlineData("<<: {a: 1}", "x.yaml:2: << is not a known key")]
    [InlineData("risk: {daily_stop_pct: abc}", "x.yaml:2: risk.daily_stop_pct is 'abc'; expected a number such as 2.5")]
    [InlineData("risk: {daily_stop_pct: \"2\"}", "x.yaml:2: risk.daily_stop_pct is the text \"2\"; expected a number such as 2.5")]
    [InlineData("risk: {daily_stop_pct: 1e1}", "x.yaml:2: risk.daily_stop_pct is '1e1'; expected a number such as 2.5")]
    [InlineData("risk: {daily_stop_pct: \"1,5\"}", "risk.daily_stop_pct is the text \"1,5\"; expected a number")]
    [InlineData("risk: {daily_stop_pct: [1]}", "x.yaml:2: risk.daily_stop_pct is a list; expected a number such as 2.5")]
    [InlineData("risk: {daily_stop_pct: }", "x.yaml:2: risk.daily_stop_pct is empty; expected a number such as 2.5")]
    [InlineData("risk: {volatility_crash_pct: .inf}", "risk.volatility_crash_pct is '.inf'; expected a number")]
    [InlineData("risk: {volatility_crash_pct: NaN}", "risk.volatility_crash_pct is 'NaN'; expected a number")]
    [InlineData("risk: {volatility_crash_pct: Infinity}", "risk.volatility_crash_pct is 'Infinity'; expected a number")]
    [InlineData("risk: {api_errors_max: 2.5}", "x.yaml:2: risk.api_errors_max is '2.5'; expected a whole number")]
    [InlineData("risk: {api_errors_max: 99999999999}", "risk.api_errors_max is '99999999999'; expected a whole number")]
    [InlineData("risk: {pyramiding: {is_on: yes}}", "risk.pyramiding.is_on is 'yes'; expected true or false")]
    [InlineData("risk: 3", "x.yaml:2: risk is '3'; expected a map")]
    [InlineData("risk: {clusters: [a]}", "x.yaml:2: risk.clusters is a list; expected a map")]
    [InlineData("universe: {tier1: BTC}", "x.yaml:2: universe.tier1 is 'BTC'; expected a list such as [a, b] or []")]
    [InlineData("universe: {tier1: [BTC, {a: 1}]}", "x.yaml:2: universe.tier1[1] is a map; expected a text")]
    [InlineData("universe: {tier1: [BTC, ]\n  , tier2: [~]}", "x.yaml:3: universe.tier2[0] is empty; expected a text")]
    [InlineData("cycle: {interval: 15}", "cycle.interval is '15'; expected a length of time such as 15m or 1h")]
    [InlineData("regime: {reference_product: btc}", "regime.reference_product is 'btc'; expected a product such as BTC-USD")]
    [InlineData("costs: {fee_schedules: {default: [{from: yesterday, tiers: []}]}}", "costs.fee_schedules.default[yesterday].from is 'yesterday'; expected a UTC date such as 2026-01-31")]
    [InlineData("costs: {fee_schedules: {default: [{from: 12:30, tiers: []}]}}", ".from is '12:30'; expected a UTC date")]
    [InlineData("signals: {options: {price_move: 3}}", "signals.options.price_move is '3'; expected a map of numbers")]
    [InlineData("signals: {options: {price_move: {chop_15m_pct: high}}}", "signals.options.price_move.chop_15m_pct is 'high'; expected a number such as 2.5")]
    [InlineData("name: ' '", "x.yaml:2: name is the text \" \"; expected a text")]
    [InlineData("rules:\n  table:\n    - {signal: price_move, stop_pct: x}", "x.yaml:4: rules.table[price_move].stop_pct is 'x'; expected a number such as 2.5")]
    [InlineData("rules:\n  table:\n    - {stop_pct: 1}", "x.yaml:4: rules.table[0].signal is missing; expected a text")]
    [InlineData("rules:\n  table:\n    - {signal: price_move}", "x.yaml:4: rules.table[price_move].stop_pct is missing; expected a number such as 2.5, or null for none")]
    public void Load_BadOverlay_NamesFileLineFieldValueAndExpectation(string overlay, string message) =>
        Assert.Contains(message, ErrorOf($"extends: shipped\n{overlay}"));

    [Theory]
    [InlineData("", "x.yaml: the file is empty; expected a policy")]
    [InlineData("# only a comment\n", "x.yaml: the file is empty; expected a policy")]
    [InlineData("- a\n- b", "x.yaml:1: a list; expected a map of policy sections")]
    [InlineData("just words", "x.yaml:1: 'just words'; expected a map of policy sections")]
    [InlineData("extend: shipped", "x.yaml:1: extend is not a known key; expected one of schema_version, name, ")]
    [InlineData("extend: shipped", "; did you mean extends?")]
    [InlineData("extends: other", "x.yaml:1: extends is 'other'; expected shipped")]
    [InlineData("extends: [shipped]", "x.yaml:1: extends is a list; expected shipped")]
    [InlineData("extends: shipped\n---\nname: b", "x.yaml:2: a second document; expected one policy a file")]
    [InlineData("extends: shipped\nrisk:\n  daily_stop_pct: 2\n  daily_stop_pct: 1", "x.yaml:4: the key 'daily_stop_pct' stands twice (first at x.yaml:3); expected it once")]
    [InlineData("extends: shipped\nname: a\nname: b", "x.yaml:3: the key 'name' stands twice (first at x.yaml:2)")]
    [InlineData("name: &a x", "x.yaml:1: an anchor or alias (& or *); expected each value written out")]
    [InlineData("a: 1\nname: *a", "x.yaml:2: an anchor or alias")]
    [InlineData("name: !!str x", "x.yaml:1: the tag tag:yaml.org,2002:str; expected a value without a tag")]
    [InlineData("? [a, b]\n: 1", "a list or map as a key; expected a name")]
    [InlineData("name: \"unclosed\nrisk: 1", "x.yaml:")]
    [InlineData("risk:\n\tdaily_stop_pct: 1", "x.yaml:2: a tab in the indentation; expected spaces")]
    [InlineData("risk: {a: 1", "x.yaml:2: not valid YAML: While parsing a flow mapping, did not find expected ',' or '}'; expected 'key: value' lines indented with spaces")]
    [InlineData("a: [1,\n2\nb: 3", "not valid YAML: a list, map or text that does not end where it should")]
    public void Load_NotAPolicyFile_IsOneClearError(string yaml, string message) => Assert.Contains(message, ErrorOf(yaml));

    [Fact]
    public void Load_IncompleteFileWithoutExtends_NamesEverySectionThatIsMissing()
    {
        var error = ErrorOf("schema_version: 1\nname: mine\n");

        Assert.StartsWith("x.yaml: 14 problems\n  x.yaml:1: cycle is missing; expected a map\n", error);
        Assert.EndsWith("x.yaml:1: gate is missing; expected a map", error);
    }

    [Fact]
    public void Load_KeyRemovedFromACompleteFile_NamesItAndTheMapThatLacksIt()
    {
        var lines = PolicyLoader.ShippedYaml.Split('\n').ToList();
        var risk = lines.IndexOf("risk:");
        Assert.Equal(1, lines.RemoveAll(line => line.StartsWith("  daily_stop_pct:", StringComparison.Ordinal)));

        Assert.Equal(
            $"x.yaml:{risk + 2}: risk.daily_stop_pct is missing; expected a number such as 2.5",
            ErrorOf(string.Join('\n', lines)));
    }

    [Fact]
    public void Load_SeveralProblems_ListsAllOfThem()
    {
        var error = ErrorOf("extends: shipped\nrisk: {daily_stop_pct: x}\nsizing: {vol_floor: 1}");

        Assert.StartsWith("x.yaml: 2 problems\n  x.yaml:", error);
        Assert.Contains("x.yaml:2: risk.daily_stop_pct is 'x'", error);
        Assert.Contains("x.yaml:3: sizing.vol_floor is not a known key", error);
    }

    [Fact]
    public void Load_ProblemOfMeaning_NamesTheLineToo() => Assert.Equal(
        "x.yaml:4: risk.daily_stop_pct is 7; expected less than risk.weekly_stop_pct (7)",
        ErrorOf("extends: shipped\nname: mine\nrisk:\n  daily_stop_pct: 7"));

    [Fact]
    public void Load_ProblemBetweenOverlayAndBase_PointsAtTheFieldItNames() => Assert.Matches(
        @"^policy\.yaml \(shipped\):\d+: risk\.daily_stop_pct is 3; expected less than risk\.weekly_stop_pct \(2\)$",
        ErrorOf("extends: shipped\nrisk: {weekly_stop_pct: 2}"));

    [Fact]
    public void Load_AliasesThatWouldExpandABillionfold_AreRefusedAtTheFirst()
    {
        var yaml = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 9).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [*{(char)('a' + i - 1)}, *{(char)('a' + i - 1)}]\n"));

        Assert.Contains("x.yaml:1: an anchor or alias", ErrorOf(yaml));
    }

    [Fact]
    public void Load_DeeplyNestedFile_IsRefused()
    {
        Assert.Contains("nested 17 deep; expected at most 16", ErrorOf("a: " + new string('[', 5_000)));
        Assert.Contains("; expected a policy of at most 1000000", ErrorOf(new string('[', 1_000_001)));
    }

    [Fact]
    public void Load_DamagedFile_IsReadOrRefusedButNeverAnythingElse()
    {
        const string Letters = "\n\n  :-[]{},'\"&*!#|>%@`?~.0129aZ\t\0é";
        var random = new SeededRandom(20_260_102);
        var refused = 0;
        for (var i = 0; i < 300; i++)
        {
            var text = PolicyLoader.ShippedYaml.ToCharArray();
            for (var change = 0; change <= i % 4; change++)
            {
                text[random.NextInt32(text.Length)] = Letters[random.NextInt32(Letters.Length)];
            }

            var yaml = new string(text.AsSpan(0, i % 3 == 0 ? random.NextInt32(text.Length) : text.Length));
            var error = Record.Exception(() => PolicyLoader.Load(yaml, "x.yaml", TestPolicies.Vocabulary));
            refused += error is null ? 0 : 1;
            Assert.True(error is null or InputException, $"{error}\n{yaml}");
            Assert.True(error?.Message.StartsWith("x.yaml", StringComparison.Ordinal) ?? true, error?.Message);
        }

        Assert.InRange(refused, 150, 297);
    }

    private static string ErrorOf(string yaml) =>
        Assert.Throws<InputException>(() => PolicyLoader.Load(yaml, "x.yaml", TestPolicies.Vocabulary)).Message;
}
