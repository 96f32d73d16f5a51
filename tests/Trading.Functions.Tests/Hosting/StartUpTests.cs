using Trading.Core;
using Trading.Functions.Hosting;

namespace Trading.Functions.Tests.Hosting;

public class StartUpTests
{
    [Theory]
    [InlineData("CycleSchedule", null, "setting CycleSchedule: not set")]
    [InlineData("CycleSchedule", "every day", "setting CycleSchedule: 'every day' is not a schedule")]
    [InlineData("CycleSchedule", "0 */15 * * * *", "does not fire when the policy decides, which is 20 s after every multiple of 15m")]
    [InlineData("Storage", "c2VjcmV0LWNhbmFyeQ-canary", "setting Storage: not a storage connection string")]
    [InlineData("Storage", null, "setting Storage__blobServiceUri: not set")]
    [InlineData("Trading:Mode", "real", "Trading__Mode: 'real' is not known; expected one of dry-run, paper, live")]
    [InlineData("Trading:ReadOnly", "no", "Trading__ReadOnly: 'no' is not known; expected one of true, false")]
    [InlineData("Trading:Account", "a b", "Trading__Account: 'a b' is not a name")]
    [InlineData("Trading:PolicyKey", "../policy", "setting Trading__PolicyKey: '../policy' is not the key of an object")]
    [InlineData("Trading:PolicyKey", "policies/none.yaml", "setting Trading__PolicyKey: there is no object 'policies/none.yaml'")]
    [InlineData("TRADING_HEARTBEAT_URL", "canary", "TRADING_HEARTBEAT_URL: not an address")]
    public async Task Start_SettingThatCannotBeUsed_IsRefusedByName(string name, string? value, string expected)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => TestCloud.StartAsync(TestCloud.Read((name, value))));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2Vjcm", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_LiveWithHalfAKey_IsRefused()
    {
        var error = await Assert.ThrowsAsync<InputException>(
            () => TestCloud.StartAsync(TestCloud.Read(("Trading:Mode", "live"), ("COINBASE_KEY_NAME", "organizations/x"))));
        Assert.Contains("COINBASE_PRIVATE_KEY: is not set and COINBASE_KEY_NAME is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DryRun_HoldsNoKeyEvenWhereOneIsSet()
    {
        var settings = TestCloud.Read(("COINBASE_KEY_NAME", "organizations/x"), ("COINBASE_PRIVATE_KEY", "canary"));
        using CloudHost host = await TestCloud.StartAsync(settings);
        Assert.Equal(("main", null), (host.Account, settings.Credentials));
    }
}
