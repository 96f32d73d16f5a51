using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Accounts;
using Trading.Runtime.Tests.Jobs;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Monitoring;

/// <summary>An account a minute after its slot, and watches over it.</summary>
internal sealed class WatchWorld
{
    public static readonly Timestamp Slot = StoredAccounts.Slot;

    public InMemoryStateStore Store { get; } = new();

    public IObjectStore Objects { get; set; } = new MemoryObjectStore();

    public ManualClock Clock { get; } = new(Slot.AddMs(60_000));

    public RecordingChannel Pager { get; } = new();

    public TradingPolicy Policy { get; } = PolicySource.Load(null);

    public IReadOnlyList<IIssueSource> Sources { get; init; } = [];

    public AlertStore Alerts => new(Objects, TestAccounts.Name);

    /// <summary>A watch as a process has it.</summary>
    public WatchJob Open(string owner = "a", IStateStore? store = null, ICycleLease? lease = null, IObjectStore? objects = null, params IAlertChannel[] channels)
    {
        var options = new HealthOptions
        {
            Account = TestAccounts.Name,
            Policy = Policy,
            CodeVersion = "1",
            Sources = [new UndeliveredIssues(new AlertStore(objects ?? Objects, TestAccounts.Name))],
        };
        return new WatchJob(
            new HealthJob(store ?? Store, market: null, objects: null, options, Clock),
            objects ?? Objects,
            lease ?? new InMemoryCycleLease(Store.Accounts, Clock),
            new WatchOptions { Account = TestAccounts.Name, Policy = Policy, Owner = owner, Channels = channels.Length > 0 ? [.. channels] : [Pager], Sources = Sources },
            Clock);
    }

    public Task SaveAsync(string outcome, Timestamp? slot = null) => StoredAccounts.SaveAsync(
        Store, TestAccounts.Flat() with { LastSlot = slot ?? Slot }, StoredAccounts.Record(1, slot ?? Slot, outcome));

    public Task FlipAsync(KillSwitch level) => Store.SetKillSwitchAsync(TestAccounts.Name, level, Clock.Now, "a test", default);
}
