using System.Text.Json;
using System.Text.RegularExpressions;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cloud;

/// <summary>The queries of the alert rules through the query language's own parser: a rule with a misspelt column never fires.</summary>
public partial class AlertQueryTests
{
    private static readonly string Alerts = Repository.Text("infra/modules/alerts.bicep");

    [SkippableFact]
    public void Rules_Queries_GiveWhatTheirCriteriaName()
    {
        NodeModules.Require();
        var rules = Rule().Matches(Alerts)
            .Select(match => (
                Query: Variables(match.Groups["query"].Value),
                Columns: DimensionName().Matches(match.Groups["dimensions"].Value).Select(d => d.Groups[1].Value).Append(match.Groups["measure"].Value).ToArray()))
            .ToArray();

        Assert.Equal(5, rules.Length);
        foreach (var (rule, (diagnostics, columns)) in rules.Zip(Check([.. rules.Select(rule => rule.Query)])))
        {
            Assert.Empty(diagnostics);
            Assert.Equal(rule.Columns, columns);
        }
    }

    [SkippableTheory]
    [InlineData("AppTraces | where Mesage startswith \"x\"", "Mesage")]
    [InlineData("AppTraces | summarise count()", "operator expected")]
    [InlineData("AppTrace | count", "AppTrace")]
    public void Check_PlantedMistake_IsFound(string query, string expected)
    {
        NodeModules.Require();

        Assert.Contains(Assert.Single(Check([query])).Diagnostics, diagnostic => diagnostic.Contains(expected, StringComparison.Ordinal));
    }

    private static (string[] Diagnostics, string[] Columns)[] Check(string[] queries)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["queries.json"], JsonSerializer.Serialize(queries));
        return
        [
            .. JsonDocument.Parse(NodeModules.Run("kusto-check.mjs", folder["queries.json"])).RootElement.EnumerateArray()
                .Select(result => (Texts(result.GetProperty("diagnostics")), Texts(result.GetProperty("columns")))),
        ];
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];

    private static string Variables(string query) => Variable().Replace(
        query, match => Regex.Match(Alerts, $@"var {match.Groups[1].Value} = '([^']*)'").Groups[1].Value);

    [GeneratedRegex(@"query: '(?<query>[^']*)'\s+metricMeasureColumn: '(?<measure>\w+)'(?<dimensions>[\s\S]*?)failingPeriods")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\{ name: '(\w+)', operator: 'Include'")]
    private static partial Regex DimensionName();

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Variable();
}
