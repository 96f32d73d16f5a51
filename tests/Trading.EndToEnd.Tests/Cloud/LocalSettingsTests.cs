using System.Text.Json;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Functions.Settings;
using Trading.Runtime.Scheduling;

namespace Trading.EndToEnd.Tests.Cloud;

/// <summary>The sample that a developer copies: nothing secret, nothing misspelt, and the schedule of the shipped policy.</summary>
public class LocalSettingsTests
{
    private static readonly JsonElement Sample = JsonDocument.Parse(Repository.Text("local.settings.sample.json")).RootElement;

    private static Dictionary<string, string> Values => Sample.GetProperty(nameof(Values)).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);

    [Fact]
    public void Sample_EveryName_IsASetting() => Assert.Empty(Values.Keys.Except(AppSettings.All.Select(setting => setting.Name)));

    [Fact]
    public void Sample_HasNoSecret()
    {
        Assert.False(Sample.GetProperty("IsEncrypted").GetBoolean());
        Assert.Empty(Values.Keys.Intersect(AppSettings.All.Where(setting => setting.Kind == AppSettingKind.Secret).Select(setting => setting.Name)));
        Assert.All(Values.Values, value => Assert.False(SecretText.IsLike(value), value));
    }

    [Theory]
    [InlineData(AppSettings.Storage)]
    [InlineData("AzureWebJobsStorage")]
    public void Sample_Storage_IsTheEmulator(string name) => Assert.Equal("UseDevelopmentStorage=true", Values[name]);

    [Fact]
    public void Sample_Mode_SendsNothing()
    {
        Assert.Equal("dry-run", Values[AppSettings.Mode]);
        Assert.Equal("true", Values[AppSettings.ReadOnly]);
    }

    [Fact]
    public void Sample_Schedule_IsThatOfTheShippedPolicy()
    {
        var policy = PolicyLoader.Shipped(SignalRegistry.Vocabulary);

        Assert.Equal("20 */15 * * * *", Values[AppSettings.CycleSchedule]);
        Assert.NotNull(CycleSchedule.Of(Values[AppSettings.CycleSchedule], policy.Cycle, AppSettings.CycleSchedule));
    }
}
