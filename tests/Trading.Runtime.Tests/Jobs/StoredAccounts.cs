using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Runtime.Tests.Accounts;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Jobs;

/// <summary>Accounts in a store, as cycles would have left them.</summary>
internal static class StoredAccounts
{
    public static readonly Timestamp Slot = TestAccounts.Slot;

    /// <summary>Commits a document as the first or the next of its account.</summary>
    public static async Task SaveAsync(InMemoryStateStore store, AccountDocument document, params StoredRecord[] records)
    {
        var lease = new InMemoryCycleLease(store.Accounts, new ManualClock(Slot));
        var grant = await lease.AcquireAsync(document.Account, "test", TimeSpan.FromMinutes(1), default);
        var head = await store.ReadHeadAsync(document.Account, default);
        var commit = new AccountCommit(head.Version, grant!.Epoch, document with { RecordCount = document.RecordCount + records.Length })
        {
            Records = [.. records],
        };
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(commit, default));
        await lease.ReleaseAsync(grant, default);
    }

    /// <summary>An order in any state.</summary>
    public static Order Order(int number, OrderLeg leg, OrderState state, string? venueOrderId = null) => new(
        new OrderIntent
        {
            Id = ClientOrderId.Derive(TestAccounts.Name, Slot, TestAccounts.Btc, Side.Buy, leg, number),
            Product = TestAccounts.Btc,
            Side = leg == OrderLeg.Entry ? Side.Buy : Side.Sell,
            Leg = leg,
            Kind = OrderKind.PostOnlyLimit,
            BaseSize = new Quantity(0.01m),
            QuoteSize = Money.Zero,
            LimitPrice = new Price(50_000),
            EndTime = Slot.AddMs(100_000),
            Slot = Slot,
            CreatedAt = Slot,
            Attempt = number,
            DecisionMid = new Price(50_000),
            ReservedNotional = leg == OrderLeg.Entry ? new Money(503) : Money.Zero,
        },
        state,
        Slot)
    { VenueOrderId = venueOrderId };

    /// <summary>A cycle's record as it is stored.</summary>
    public static StoredRecord Record(long number, Timestamp slot, string outcome, int seconds = 2) => new(
        number,
        slot,
        $$"""{"schema_version":1,"account":"test","slot":"{{slot}}","started_at":"{{slot.AddMs(20_000)}}","ended_at":"{{slot.AddMs(20_000 + (seconds * 1000L))}}","outcome":"{{outcome}}"}""");
}
