using System.Globalization;
using Trading.Core.Policy;
using Trading.Core.Policy.Reading;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

public sealed class PolicyHashTests
{
    private static readonly string ShippedHash = PolicyHash.Of(TestPolicies.Shipped);

    private static readonly string[] NotHashed = ["name", "monitoring"];

    [Fact]
    public void Of_AnyPolicy_IsTheSha256OfItsCanonicalForm()
    {
        Assert.Matches("^[0-9a-f]{64}$", ShippedHash);
        Assert.Equal(ContentHash.Of(PolicyCanonical.ToJson(TestPolicies.Shipped)), ShippedHash);
    }

    [Fact]
    public void ToJson_Shipped_IsSortedCompactAndWithoutTheName()
    {
        var json = PolicyCanonical.ToJson(TestPolicies.Shipped);

        Assert.StartsWith("""{"backtest":{"initial_cash":10000,"is_closed_at_end":true,"trades_min":100,"warm_up_hours":192},"costs":{"fee_schedule":"default",""", json);
        Assert.Contains(""" "cycle":{"deadline_seconds":45,"decision_delay_seconds":20,"interval":"15m","past_due_seconds_max":300} """.Trim(), json);
        Assert.Contains(""" {"excluded_regimes":["crash"],"max_hold_hours":48,"return_60m_pct_min":null,"signal":"reversal","size_multiplier":0.8,"stop_pct":12,"target_pct":25} """.Trim(), json);
        Assert.DoesNotContain("\"name\"", json);
        Assert.DoesNotContain(" ", json);
    }

    [Theory]
    [InlineData("risk: {daily_stop_pct: 3.0}")]
    [InlineData("risk: {daily_stop_pct: 3.00}")]
    [InlineData("risk: {daily_stop_pct: +3}")]
    [InlineData("risk: {volatility_crash_pct: 200.000}")]
    [InlineData("simulation: {reject_probability: -0}")]
    [InlineData("cycle: {interval: 900s}")]
    [InlineData("costs: {fee_schedules: {default: [{from: 1970-01-01T00:00:00Z, tiers: [{taker_bps: 60.0, maker_bps: 40, volume_30d_min: 0}]}]}}")]
    [InlineData("universe: {tier1: ['BTC', \"ETH\", SOL]}")]
    [InlineData("name: another")]
    [InlineData("monitoring: {alerts: {dedupe_seconds: 61}}")]
    [InlineData("# nothing at all")]
    public void Of_SameMeaningWrittenOtherwise_IsTheSame(string overlay) =>
        Assert.Equal(ShippedHash, PolicyHash.Of(TestPolicies.ShippedWith(overlay)));

    [Fact]
    public void Of_CommentsLayoutAndKeyOrder_LeaveNoTrace()
    {
        var root = PolicyYaml.Parse(PolicyLoader.ShippedYaml, "x");

        foreach (var yaml in new[] { Flow(root, 0), Flow(root, 1), Flow(root, 2) })
        {
            Assert.Equal(ShippedHash, PolicyHash.Of(PolicyLoader.Load(yaml, "x", TestPolicies.Vocabulary)));
        }

        Assert.NotEqual(Flow(root, 0), Flow(root, 1));
    }

    [Fact]
    public void Of_AnySingleValueChanged_IsAnother()
    {
        var root = PolicyYaml.Parse(PolicyLoader.ShippedYaml, "x");
        var hashes = new HashSet<string>(StringComparer.Ordinal) { ShippedHash };
        var count = 0;
        foreach (var changed in Changed(root).Where(map => NotHashed.All(key => map.Find(key)!.Value == root.Find(key)!.Value)))
        {
            var binder = new PolicyBinder();
            var policy = binder.Bind((MapNode)changed);
            Assert.Empty(binder.Problems);
            Assert.True(hashes.Add(PolicyHash.Of(policy)), $"change {count} left the hash as it was or made it another's");
            Assert.NotEmpty(PolicyDiff.Between(TestPolicies.Shipped, policy));
            count++;
        }

        Assert.InRange(count, 350, 1_000);
    }

    [Fact]
    public void Of_ListInAnotherOrder_IsAnother() =>
        Assert.NotEqual(ShippedHash, PolicyHash.Of(TestPolicies.ShippedWith("universe: {tier1: [ETH, BTC, SOL]}")));

    /// <summary>Every tree that differs from this one in a single value, or in one item more in a list of values.</summary>
    private static IEnumerable<PolicyNode> ChangedNodes(PolicyNode node) => node switch
    {
        MapNode map => map.Entries.SelectMany((entry, i) => ChangedNodes(entry.Value)
            .Select(value => (PolicyNode)(map with { Entries = [.. map.Entries.Take(i), entry with { Value = value }, .. map.Entries.Skip(i + 1)] }))),
        ListNode list => list.Items.SelectMany((item, i) => ChangedNodes(item)
            .Select(value => (PolicyNode)(list with { Items = [.. list.Items.Take(i), value, .. list.Items.Skip(i + 1)] }))),
        ScalarNode scalar => [scalar with { Text = Other(scalar) }],
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<MapNode> Changed(MapNode root) => ChangedNodes(root).Cast<MapNode>();

    private static string Other(ScalarNode scalar) => scalar.Text switch
    {
        "true" => "false",
        "false" => "true",
        "null" => "7",
        "15m" => "30m",
        "BTC-USD" => "BTD-USD",
        "1970-01-01" => "1970-01-02",
        var text when int.TryParse(text, out var whole) => $"{whole + 1}",
        var text when decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) => $"{number + 0.001m}",
        var text => text + "X",
    };

    /// <summary>The tree as one line of flow YAML, keys in one of three orders.</summary>
    private static string Flow(PolicyNode node, int order) => node switch
    {
        MapNode map => $"{{ {string.Join(" , ", Ordered(map, order).Select(entry => $"{entry.Key}: {Flow(entry.Value, order)}"))} }}",
        ListNode list => $"[ {string.Join(" , ", list.Items.Select(item => Flow(item, order)))} ]",
        ScalarNode { IsPlain: true } scalar => scalar.Text,
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<MapEntry> Ordered(MapNode map, int order) => order switch
    {
        0 => map.Entries,
        1 => map.Entries.Reverse(),
        _ => map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal),
    };
}
