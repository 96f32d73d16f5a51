using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Risk.Pacing;
using Trading.Runtime.Accounts;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Accounts;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Jobs;

/// <summary>What is wrong although no cycle failed: conditions that only records, counts and absences tell. Slots are 15 minutes.</summary>
public class HealthConditionsTests
{
    private static readonly Timestamp Slot = StoredAccounts.Slot;
    private static readonly TradingPolicy Policy = PolicySource.Load(null);

    private readonly InMemoryStateStore _store = new();
    private readonly ManualClock _clock = new(Slot.AddMs(60_000));
    private HealthOptions _options = new() { Account = TestAccounts.Name, Policy = Policy, CodeVersion = "1" };

    [Fact]
    public async Task Run_EmptyUniverse_Warns()
    {
        await SaveAsync(d => d, "no_trade:empty_universe");

        Assert.Equal((HealthCode.EmptyUniverse, $"too few products were eligible at {Slot}: no new risk"), await OnlyAsync());
    }

    [Fact]
    public async Task Run_InputsNotStored_Warns()
    {
        var record = new StoredRecord(
            1,
            Slot,
            $$"""{"started_at":"{{Slot}}","ended_at":"{{Slot}}","outcome":"no_trade:inputs_not_stored","events":[{"kind":"inputs_not_stored","text":"entries: IOException"}]}""");
        await StoredAccounts.SaveAsync(_store, TestAccounts.Flat() with { LastSlot = Slot }, record);

        Assert.Equal((HealthCode.InputsNotStored, $"inputs of {Slot} could not be kept: entries: IOException"), await OnlyAsync());
    }

    // The shipped policy allows 12 entries a day.
    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public async Task Run_AsManyEntriesAsPolicyAllows_Warns(int entries, bool isTold)
    {
        var pacing = Enumerable.Range(1, entries).Aggregate(PacingState.Empty, (state, i) => state.WithEntry(TestAccounts.Btc, Slot.AddMs((i - 20) * 3_600_000L)));
        await SaveAsync(d => d with { State = d.State with { Pacing = pacing } }, "executed");

        Assert.Equal(isTold ? [HealthCode.TradesPerDayMax] : [], (await RunAsync()).Issues.Select(issue => issue.Code));
    }

    [Theory]
    [InlineData(1_819, false)]
    [InlineData(1_820, true)]
    public async Task Run_TwoSlotsPassedWhileNothingRan_WarnsUntilACycleIsRecorded(int downSeconds, bool isTold)
    {
        await SaveAsync(d => d, "executed");
        var start = Slot.AddMs(downSeconds * 1000L);
        _options = _options with { RunningSince = start };
        _clock.Now = start;
        Assert.Equal(isTold ? [HealthCode.SlotsMissed] : [], (await RunAsync()).Issues.Select(issue => issue.Code));

        await SaveAsync(d => d with { LastSlot = Slot.AddMs(2_700_000) }, "executed");
        Assert.Empty((await RunAsync()).Issues);
    }

    [Fact]
    public async Task Run_SlotsMissed_AreCounted()
    {
        await SaveAsync(d => d, "executed");
        _clock.Now = Slot.AddMs((7 * 900_000) + 20_000);
        _options = _options with { RunningSince = _clock.Now };

        Assert.Equal((HealthCode.SlotsMissed, $"7 slots passed without a cycle after {Slot}"), await OnlyAsync());
    }

    [Fact]
    public async Task Run_WhoeverElseLooks_IsHeard()
    {
        await SaveAsync(d => d, "executed");
        _options = _options with { Sources = [new Source(static () => [new HealthIssue(HealthCode.AlertsUndelivered, HealthSeverity.Warning, Product: null, "2 wait")])] };

        Assert.Equal((HealthCode.AlertsUndelivered, "2 wait"), await OnlyAsync());
    }

    [Fact]
    public async Task Run_WhoeverElseLooksFindsNoStore_IsUnhealthy()
    {
        await SaveAsync(d => d, "executed");
        _options = _options with { Sources = [new Source(static () => throw new StoreException("blobs gone"))] };

        Assert.Equal((HealthCode.StoreUnreachable, "blobs gone"), await OnlyAsync());
        Assert.False((await RunAsync()).IsHealthy);
    }

    private async Task<(HealthCode Code, string Message)> OnlyAsync()
    {
        var issue = Assert.Single((await RunAsync()).Issues);
        return (issue.Code, issue.Message);
    }

    private Task<HealthReport> RunAsync() => new HealthJob(_store, market: null, objects: null, _options, _clock).RunAsync(default);

    private async Task SaveAsync(Func<AccountDocument, AccountDocument> change, string outcome)
    {
        var known = (await _store.LoadAsync(TestAccounts.Name, default))?.Document;
        var document = change((known ?? TestAccounts.Flat()) with { LastSlot = Slot });
        await StoredAccounts.SaveAsync(_store, document, StoredAccounts.Record((known?.RecordCount ?? 0) + 1, document.LastSlot, outcome));
    }

    private sealed class Source(Func<IReadOnlyList<HealthIssue>> read) : IIssueSource
    {
        public Task<IReadOnlyList<HealthIssue>> ReadAsync(Timestamp now, CancellationToken cancellation) => Task.FromResult(read());
    }
}
