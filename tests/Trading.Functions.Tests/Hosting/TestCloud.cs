using Trading.Core.Market;
using Trading.Functions.Hosting;
using Trading.Functions.Settings;
using Trading.Runtime.Tests.Testing;

namespace Trading.Functions.Tests.Hosting;

/// <summary>An app of our own: settings, and stores in memory.</summary>
internal static class TestCloud
{
    public static Dictionary<string, string?> Settings(params (string Name, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["CycleSchedule"] = "20 */15 * * * *",
            ["Storage"] = "UseDevelopmentStorage=true",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return settings;
    }

    public static CloudSettings Read(params (string Name, string? Value)[] more)
    {
        var settings = Settings(more);
        return CloudSettings.Read(name => settings.GetValueOrDefault(name));
    }

    public static Task<CloudHost> StartAsync(CloudSettings? settings = null, CloudStores? stores = null) =>
        CloudHost.StartAsync(settings ?? Read(), stores ?? Stores(), new ManualClock(Timestamp.Utc(2025, 1, 1)));

    public static CloudStores Stores()
    {
        var accounts = new InMemoryAccounts();
        return new CloudStores(new InMemoryStateStore(accounts), new InMemoryCycleLease(accounts, TimeProvider.System), new MemoryObjectStore());
    }
}
