using System.Text.Json;
using System.Text.RegularExpressions;
using Trading.Runtime.Telemetry;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Telemetry;

/// <summary>A panel that asks for a name nobody tells shows nothing, and nobody notices: dashboard and table are held to the list.</summary>
public partial class GrafanaTests
{
    private static readonly string[] Panels =
    [
        "Kill switch", "NAV", "Drawdown", "Exposure", "Cycles by outcome", "Stage times, p50", "Stage times, p99", "Orders", "Fills", "Fees", "Slippage",
        "Health issues", "Venue: latency", "Venue: errors", "Alerts",
    ];

    [Fact]
    public void Dashboard_EveryQuery_NamesAMetricThatExists()
    {
        var text = File.ReadAllText(RepositoryFile.At("infra", "grafana", "trading.json"));
        Assert.Empty(Wrong(text));
        using var dashboard = JsonDocument.Parse(text);
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();
        Assert.All(Panels, title => Assert.Contains(panels, panel => panel.GetProperty("title").GetString()!.StartsWith(title, StringComparison.Ordinal)));

        // Nothing that is told goes unseen.
        var asked = Queries(text).SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        Assert.All(TradingMetrics.All, metric => Assert.Contains(metric.PrometheusNames, asked.Contains));
    }

    [Theory]
    [InlineData("trading_nav{", "trading_nave{")]
    [InlineData("trading_cycle_duration_seconds_bucket", "trading_cycle_duration_bucket")]
    [InlineData("trading_orders_total", "trading_orders")]
    [InlineData("trading_drawdown_ratio", "trading_drawdown")]
    [InlineData("label_values(trading_nav,", "label_values(trading_navs,")]
    [InlineData("sum by (outcome)", "sum by (result)")]
    [InlineData(",cap=", ",caps=")]
    [InlineData("{{liquidity}}", "{{side}}")]
    public void Dashboard_PlantedWrongName_IsFound(string name, string wrong)
    {
        var text = File.ReadAllText(RepositoryFile.At("infra", "grafana", "trading.json"));
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.NotEmpty(Wrong(text.Replace(name, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Table_OfInfraReadme_IsTheList()
    {
        var rows = File.ReadAllLines(RepositoryFile.At("infra", "README.md"))
            .Where(line => line.StartsWith("| `trading.", StringComparison.Ordinal));
        Assert.Equal(
            TradingMetrics.All.Select(metric =>
                $"| `{metric.Name}` | {metric.Kind.ToString().ToLowerInvariant()} | {metric.Unit} | {string.Join(", ", metric.Tags)} | {metric.Description} |"),
            rows);
    }

    // What a query asks for that nobody tells: names of metrics, and labels that a metric of the query has not.
    private static List<string> Wrong(string dashboard)
    {
        var byName = TradingMetrics.All.SelectMany(metric => metric.PrometheusNames.Select(name => (name, metric)))
            .ToDictionary(pair => pair.name, pair => pair.metric, StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var (query, legend) in Targets(dashboard))
        {
            var names = Names(query).ToList();
            wrong.AddRange(names.Where(name => !byName.ContainsKey(name)));
            wrong.AddRange(names.Count == 0 ? [$"no metric: {query}"] : []);
            var labels = names.Where(byName.ContainsKey).SelectMany(name => byName[name].Tags).Append("le").ToHashSet(StringComparer.Ordinal);
            wrong.AddRange(Labels(query).Concat(Legend().Matches(legend).Select(match => match.Groups["name"].Value)).Where(label => !labels.Contains(label)));
        }

        return wrong;
    }

    private static IEnumerable<string> Labels(string query) => By().Matches(query).SelectMany(match => match.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries))
        .Concat(Matcher().Matches(query).Select(match => match.Groups["name"].Value));

    private static IEnumerable<string> Names(string query) => Metric().Matches(query).Select(match => match.Value);

    private static IEnumerable<string> Queries(string dashboard) => Targets(dashboard).Select(target => target.Query);

    private static List<(string Query, string Legend)> Targets(string dashboard)
    {
        using var json = JsonDocument.Parse(dashboard);
        var root = json.RootElement;
        return
        [
            .. root.GetProperty("panels").EnumerateArray().SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(target => (target.GetProperty("expr").GetString()!, target.GetProperty("legendFormat").GetString()!)),
            .. root.GetProperty("templating").GetProperty("list").EnumerateArray()
                .Where(variable => variable.GetProperty("type").GetString() == "query")
                .Select(variable => (variable.GetProperty("query").GetString()!, "")),
        ];
    }

    [GeneratedRegex(@"\btrading_\w+", RegexOptions.None, 1000)]
    private static partial Regex Metric();

    [GeneratedRegex(@"\bby \((?<names>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex By();

    [GeneratedRegex(@"[{,](?<name>\w+)=~?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Legend();
}
