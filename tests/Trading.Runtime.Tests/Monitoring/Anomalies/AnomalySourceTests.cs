using System.Text;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring.Anomalies;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Accounts;
using Trading.Runtime.Tests.Jobs;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Monitoring.Anomalies;

public sealed class AnomalySourceTests : IDisposable
{
    private const string Fresh = """{"ADA-USD":{"universe":"eligible"},"BTC-USD":{"universe":"eligible"}}""";
    private const string AdaStale = """{"ADA-USD":{"universe":"stale_data"},"BTC-USD":{"universe":"eligible"}}""";
    private const string NoData = """{"kind":"no_data","at":"2025-03-05T12:00:21Z","text":"ADA-USD: gone"},{"kind":"no_data","at":"2025-03-05T12:00:21Z","text":"BTC-USD: gone"}""";

    private static readonly TradingPolicy Policy = PolicySource.Load(null);
    private static readonly string Hash = PolicyHash.Of(Policy);
    private static readonly string Key = ExpectationArchive.KeyOf(Hash);

    private readonly InMemoryStateStore _store = new();
    private readonly MemoryObjectStore _objects = new();
    private readonly AnomalySource _source;
    private long _records;

    public AnomalySourceTests() => _source = new AnomalySource(_store, _objects, TestAccounts.Name, Policy);

    private static Expectation Expected => new()
    {
        SchemaVersion = 1,
        PolicyHash = Hash,
        EngineVersion = "test",
        DatasetId = "dataset",
        From = Timestamp.Utc(2024, 1, 1),
        To = Timestamp.Utc(2024, 12, 31),
        Days = 365,
        Trades = 400,
        Wins = 200,
        WinDispersion = 1,
        Entries = 500,
        EntriesFilled = 400,
        EntryDispersion = 1,
        Slippage = new ExpectedCost(10, 10, 1),
        Fees = new ExpectedCost(100, 10, 1),
        Return = new ExpectedReturn(1, 4),
    };

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task Read_NoCycleYet_SaysNothing() => Assert.Empty(await ReadAsync());

    [Fact]
    public async Task Read_WithoutAnExpectation_SaysSoUntilThereIsOne()
    {
        await CycleAsync();
        var issue = Assert.Single(await ReadAsync());
        Assert.Equal((HealthCode.NoExpectation, HealthSeverity.Info, null), (issue.Code, issue.Severity, issue.Product));
        Assert.StartsWith($"no backtest says what to expect of policy {Hash}", issue.Message, StringComparison.Ordinal);

        await new ExpectationArchive(_objects).WriteAsync(Expected);
        await CycleAsync();

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Read_DryRun_ExpectsNothing()
    {
        await CycleAsync(mode: "dry_run");
        Assert.Empty(await ReadAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    public async Task Read_BadExpectation_WarnsAndWatchesTheRest(string content)
    {
        _objects.Objects[Key] = Encoding.UTF8.GetBytes(content);
        await CycleAsync(seconds: 90);
        await CycleAsync(seconds: 90);

        var issues = await ReadAsync();

        Assert.Equal([HealthCode.CyclesSlow, HealthCode.NoExpectation], issues.Select(issue => issue.Code));
        Assert.Equal(HealthSeverity.Warning, issues[1].Severity);
        Assert.StartsWith($"{Key}: not an expectation", issues[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ProductWithoutData_IsToldAfterAnHourAndIsOverAtOnce()
    {
        await new ExpectationArchive(_objects).WriteAsync(Expected);
        for (var i = 0; i < 4; i++)
        {
            await CycleAsync(AdaStale);
        }

        Assert.Empty(await ReadAsync());

        await CycleAsync(AdaStale);
        var issue = Assert.Single(await ReadAsync());
        Assert.Equal((HealthCode.DataStale, HealthSeverity.Warning, "ADA-USD"), (issue.Code, issue.Severity, issue.Product!.Value.Value));
        Assert.Equal("no usable data of ADA-USD for 60 minutes, since the cycle of 2025-03-05T12:00:00Z (threshold 60)", issue.Message);

        await CycleAsync();
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Read_NoProductWasRead_IsOneCriticalIssue()
    {
        await new ExpectationArchive(_objects).WriteAsync(Expected);
        for (var i = 0; i < 5; i++)
        {
            await CycleAsync(products: null, NoData);
        }

        var issue = Assert.Single(await ReadAsync());
        Assert.Equal((HealthCode.DataStale, HealthSeverity.Critical, null), (issue.Code, issue.Severity, issue.Product));
    }

    [Fact]
    public async Task Read_CyclesOfAnotherPolicy_AreNotThisOnes()
    {
        await CycleAsync(seconds: 90, policy: new string('a', 64));
        await CycleAsync(seconds: 90, policy: new string('a', 64));
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Read_AfterARestart_SaysTheSame()
    {
        for (var i = 0; i < 6; i++)
        {
            await CycleAsync(AdaStale, seconds: i is 0 or 3 ? 90 : 5);
            _ = await ReadAsync();
        }

        using var restarted = new AnomalySource(_store, _objects, TestAccounts.Name, Policy);

        var issues = await ReadAsync();
        Assert.Equal([HealthCode.DataStale, HealthCode.CyclesSlow, HealthCode.NoExpectation], issues.Select(issue => issue.Code));
        Assert.Equal(issues, await restarted.ReadAsync(Now, default));
    }

    [Fact]
    public async Task Read_RecordOfANewerProgram_IsAFaultOfTheStore()
    {
        await StoreAsync("""{"schema_version":2}""");
        var fault = await Assert.ThrowsAsync<StoreException>(ReadAsync);
        Assert.Equal($"account '{TestAccounts.Name}': record 1 is of schema 2; this program reads schema 1", fault.Message);
    }

    [Fact]
    public async Task Read_StoreIsGone_ThrowsAndAsksAgainLater()
    {
        using var source = new AnomalySource(new SilentStore(), _objects, TestAccounts.Name, Policy);
        await Assert.ThrowsAsync<StoreException>(() => source.ReadAsync(Now, default));
        await Assert.ThrowsAsync<StoreException>(() => source.ReadAsync(Now, default));
    }

    private Timestamp Now => TestAccounts.Slot.AddMs(_records * Interval.QuarterHour.Ms);

    private Task<IReadOnlyList<HealthIssue>> ReadAsync() => _source.ReadAsync(Now, default);

    private Task CycleAsync(string? products = Fresh, string events = "", string mode = "paper", int seconds = 5, string? policy = null)
    {
        var started = Now.AddMs(20_000);
        var decision = products is null ? "" : $",\"decision\":{{\"products\":{products}}}";
        return StoreAsync($$"""
            {"schema_version":1,"mode":"{{mode}}","slot":"{{Now}}","started_at":"{{started}}","ended_at":"{{started.AddMs(seconds * 1000L)}}","policy_hash":"{{policy ?? Hash}}","outcome":"executed","events":[{{events}}]{{decision}}}
            """);
    }

    private async Task StoreAsync(string json)
    {
        var record = new StoredRecord(_records + 1, Now, json);
        await StoredAccounts.SaveAsync(_store, TestAccounts.Flat() with { RecordCount = _records }, record);
        _records++;
    }
}
