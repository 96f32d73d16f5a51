using System.Text.Json;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cloud;

/// <summary>The templates through the real compiler: no error, no warning of its linter, and the result is closed where it has to be.</summary>
public class CompiledTemplateTests
{
    [SkippableFact]
    public void Build_Templates_HaveNoErrorAndNoWarning()
    {
        var (code, _, diagnostics) = BicepCompiler.Run("build", Repository.PathOf("infra/main.bicep"), "--stdout");

        Assert.Equal("", diagnostics);
        Assert.Equal(0, code);
    }

    [SkippableFact]
    public void BuildParams_Sample_FitsTheTemplate()
    {
        var (code, _, diagnostics) = BicepCompiler.Run("build-params", Repository.PathOf("infra/main.sample.bicepparam"), "--stdout");

        Assert.Equal("", diagnostics);
        Assert.Equal(0, code);
    }

    [SkippableTheory]
    [InlineData("allowSharedKeyAccess: false", "allowSharedKeyAccess: 'no'")]
    [InlineData("minimumTlsVersion: 'TLS1_2'", "minimumTlsVersoin: 'TLS1_2'")]
    [InlineData("param location string", "param location string\nparam unused string")]
    public void Build_PlantedMistake_IsFound(string right, string wrong)
    {
        using var folder = new TempFolder();
        var text = Repository.Text("infra/modules/storage.bicep");
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(folder["storage.bicep"], text.Replace(right, wrong, StringComparison.Ordinal));
        File.Copy(Repository.PathOf("infra/bicepconfig.json"), folder["bicepconfig.json"]);

        Assert.NotEqual("", BicepCompiler.Run("build", folder["storage.bicep"], "--stdout").Diagnostics);
    }

    [SkippableFact]
    public void Resources_AreClosedWhereTheyHaveToBe()
    {
        var (_, output, _) = BicepCompiler.Run("build", Repository.PathOf("infra/main.bicep"), "--stdout");
        var resources = ResourcesOf(JsonDocument.Parse(output).RootElement).ToLookup(r => r.GetProperty("type").GetString()!, r => r);

        var account = Assert.Single(resources["Microsoft.Storage/storageAccounts"].Select(Properties).DistinctBy(p => p.ToString()));
        Assert.Equal(
            ("False", "False", "TLS1_2", "True"),
            (Text(account, "allowSharedKeyAccess"), Text(account, "allowBlobPublicAccess"), Text(account, "minimumTlsVersion"), Text(account, "supportsHttpsTrafficOnly")));
        var vault = Properties(Assert.Single(resources["Microsoft.KeyVault/vaults"]));
        Assert.Equal(("True", "True"), (Text(vault, "enableRbacAuthorization"), Text(vault, "enablePurgeProtection")));
        Assert.Equal("True", Text(Properties(Assert.Single(resources["Microsoft.Insights/components"])), "DisableLocalAuth"));
        var app = Assert.Single(resources["Microsoft.Web/sites"]);
        Assert.Equal("UserAssigned", Text(app.GetProperty("identity"), "type"));
        Assert.Equal(("True", "dotnet-isolated", "10.0"), (Text(Properties(app), "httpsOnly"), Runtime(app, "name"), Runtime(app, "version")));
        Assert.Equal(2, resources["Microsoft.Web/sites/basicPublishingCredentialsPolicies"].Count(policy => Text(Properties(policy), "allow") == "False"));
        Assert.Equal(5, resources["Microsoft.Insights/scheduledQueryRules"].Count());
        Assert.Single(resources["Microsoft.Consumption/budgets"]);
    }

    // A role of Owner, Contributor or User Access Administrator over a group or a subscription would undo the rest.
    [SkippableFact]
    public void Roles_AreTheFewThatAreNeeded()
    {
        var (_, output, _) = BicepCompiler.Run("build", Repository.PathOf("infra/modules/access.bicep"), "--stdout");
        var template = JsonDocument.Parse(output).RootElement;
        var assignments = ResourcesOf(template).Where(r => r.GetProperty("type").GetString() == "Microsoft.Authorization/roleAssignments").ToArray();

        Assert.Equal(
            [
                "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor
                "3913510d-42f4-4e42-8a64-420c390055eb", // Monitoring Metrics Publisher
                "4633458b-17de-408a-b874-0445c86b69e6", // Key Vault Secrets User
                "974c5e8b-45b9-4653-ba55-5f855dd0fb88", // Storage Queue Data Contributor
                "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner, on the host's account alone
                "ba92f5b4-2d11-453d-a403-e96b0029c9fe", // Storage Blob Data Contributor
            ],
            template.GetProperty("variables").GetProperty("roles").EnumerateObject().Select(role => role.Value.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(4, assignments.Length);
        Assert.All(assignments, assignment => Assert.True(assignment.TryGetProperty("scope", out _)));
    }

    private static IEnumerable<JsonElement> ResourcesOf(JsonElement template)
    {
        var resources = template.GetProperty("resources");
        var own = resources.ValueKind == JsonValueKind.Object ? resources.EnumerateObject().Select(p => p.Value) : resources.EnumerateArray();
        return own
            .Where(r => !(r.TryGetProperty("existing", out var existing) && existing.GetBoolean()))
            .SelectMany(r => r.GetProperty("type").GetString() == "Microsoft.Resources/deployments"
                ? ResourcesOf(Properties(r).GetProperty("template"))
                : [r]);
    }

    private static JsonElement Properties(JsonElement resource) => resource.GetProperty("properties");

    private static string Runtime(JsonElement app, string name) => Text(Properties(app).GetProperty("functionAppConfig").GetProperty("runtime"), name);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).ToString();
}
