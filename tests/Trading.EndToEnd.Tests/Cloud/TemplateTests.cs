using System.Text.RegularExpressions;
using Trading.Functions.Settings;
using Trading.Runtime.Jobs;

namespace Trading.EndToEnd.Tests.Cloud;

/// <summary>Templates, code and pages name the same things.</summary>
public partial class TemplateTests
{
    private static readonly string App = Repository.Text("infra/modules/app.bicep");
    private static readonly string Alerts = Repository.Text("infra/modules/alerts.bicep");
    private static readonly string Runbook = Repository.Text("infra/runbook.md");

    private static string[] SettingsOfTemplate => [.. SettingName().Matches(App).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    [Fact]
    public void Settings_OfTheTemplate_AreKnown()
    {
        Assert.Contains("Storage__tableServiceUri", SettingsOfTemplate);
        Assert.Contains("COINBASE_PRIVATE_KEY", SettingsOfTemplate);
        Assert.Contains("CycleSchedule", SettingsOfTemplate);
        Assert.Empty(SettingsOfTemplate.Except(AppSettings.All.Select(setting => setting.Name)));
    }

    [Fact]
    public void Settings_OfTheCode_AreInTheTemplateOrTheSample()
    {
        var sample = Repository.Text("local.settings.sample.json");

        Assert.All(
            AppSettings.All.Select(setting => setting.Name).Except(SettingsOfTemplate),
            name => Assert.Contains($"\"{name}\"", sample, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_TableOfTheReadme_IsThatOfTheCode()
    {
        var rows = SettingRow().Matches(Repository.Text("infra/README.md")).Select(match => (Name: match.Groups[1].Value, Meaning: match.Groups[2].Value));

        Assert.Equal(AppSettings.All.Select(setting => (setting.Name, setting.Meaning)), rows);
    }

    [Fact]
    public void Secrets_InTheTemplate_AreReferencesToTheVault()
    {
        foreach (var secret in AppSettings.All.Where(setting => setting.Kind == AppSettingKind.Secret))
        {
            Assert.Matches($@"{secret.Name}: '@Microsoft\.KeyVault\(SecretUri=\$\{{vaultUri\}}secrets/[a-z-]+\)'", App);
        }
    }

    // A rule that looks for what nobody logs would never fire, or always.
    [Fact]
    public void Queries_LookForWhatIsLogged()
    {
        Assert.Contains($"var cycleRecorded = '{Prefix(CloudSignals.CycleRecorded)}'", Alerts, StringComparison.Ordinal);
        Assert.Contains($"var healthIssue = '{Prefix(CloudSignals.HealthIssue)}'", Alerts, StringComparison.Ordinal);
        var asked = PropertyName().Matches(Alerts).Select(match => match.Groups[1].Value).Distinct().ToArray();
        Assert.Equal(["Code", "Product", "IssueSeverity"], asked);
        Assert.All(asked, name => Assert.Contains($"{{{name}}}", CloudSignals.HealthIssue, StringComparison.Ordinal));
        Assert.Equal(
            [nameof(HealthSeverity.Critical), nameof(HealthSeverity.Warning)],
            SeverityName().Matches(Alerts).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void Runbook_EveryAlertRule_IsExplained()
    {
        var rules = RuleName().Matches(Alerts).Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(["dead-man", "unhealthy", "held-back", "failures", "log-quota"], rules);
        Assert.All(rules, rule => Assert.Contains($"| `{rule}` |", Runbook, StringComparison.Ordinal));
    }

    [Fact]
    public void Runbook_EveryHealthCode_IsExplained() =>
        Assert.All(Enum.GetNames<HealthCode>(), code => Assert.Contains($"| `{code}` |", Runbook, StringComparison.Ordinal));

    [Fact]
    public void Runbook_HealthCodes_AreThoseThatExist() =>
        Assert.Empty(HealthRow().Matches(Runbook).Select(match => match.Groups[1].Value).Except(Enum.GetNames<HealthCode>()));

    private static string Prefix(string template) => template[..template.IndexOf(':', StringComparison.Ordinal)];

    [GeneratedRegex(@"(?<![@A-Za-z_.])((?:[A-Za-z]+(?:__[A-Za-z]+)+)|(?:[A-Z]+_)+[A-Z]+|CycleSchedule)\s*:")]
    private static partial Regex SettingName();

    [GeneratedRegex(@"^\| `([A-Za-z_]+)` \| (?:host|app|secret) \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"tostring\(Properties\.(\w+)\)")]
    private static partial Regex PropertyName();

    [GeneratedRegex(@"IssueSeverity == ""(\w+)""")]
    private static partial Regex SeverityName();

    [GeneratedRegex(@"scheduledQueryRules@[0-9-]+' = \{\s+name: '([a-z-]+)-\$\{suffix\}'")]
    private static partial Regex RuleName();

    [GeneratedRegex(@"^\| `([A-Z]\w+)` \| (?:critical|warning|info) \|", RegexOptions.Multiline)]
    private static partial Regex HealthRow();
}
