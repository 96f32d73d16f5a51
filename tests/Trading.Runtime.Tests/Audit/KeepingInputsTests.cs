using System.Text.Json;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Audit;

/// <summary>What a cycle keeps of its decisions, and what it does when it cannot.</summary>
public class KeepingInputsTests
{
    [Fact]
    public async Task RunAsync_OneCycle_ArchivesPolicyAndInputUnderTheirHashes()
    {
        var account = new ToyAccount();
        await account.RunAsync(1);

        var record = AuditRecord.Read(Assert.Single(await account.RecordsAsync()), "test");
        var decision = Assert.Single(record.Decisions);
        Assert.Equal(CyclePhase.Entries, decision.Phase);
        Assert.Equal(PolicyHash.Of(account.Policy), record.PolicyHash);
        Assert.Equal("0.1.0-test", record.CodeVersion);
        Assert.Equal(
            [InputArchive.KeyOf(decision.InputHash!), PolicyArchive.KeyOf(record.PolicyHash)],
            await account.Objects.ListAsync(""));
        var policy = await new AuditReader(account.Store, account.Objects).PolicyAsync(record.PolicyHash, CancellationToken.None);
        Assert.Equal(PolicyCanonical.ToJson(account.Policy), PolicyCanonical.ToJson(policy));
    }

    [Fact]
    public async Task RunAsync_ArchiveFails_DecidesNoEntriesAndSaysSo()
    {
        var account = new ToyAccount(new MemoryObjectStore(writesUntilFailure: 0));
        var outcomes = await account.RunAsync(100);

        Assert.All(outcomes, outcome => Assert.Equal("no_trade:inputs_not_stored", outcome.Text));
        Assert.Empty(account.Venue.Sent);
        var record = AuditRecord.Read((await account.RecordsAsync())[0], "test");
        Assert.Empty(record.Decisions);
        Assert.Null(record.Entries);
        var note = Assert.Single(record.Events, e => e.GetProperty("kind").GetString() == "inputs_not_stored");
        Assert.Equal("entries: IOException", note.GetProperty("text").GetString());
    }

    [Fact]
    public async Task RunAsync_ArchiveFailsWhileHolding_StillSendsTheExit()
    {
        var objects = new FailingObjects();
        var account = new ToyAccount(objects);
        var held = (await account.RunUntilHoldingAsync()).Document.State.Positions[0];
        await account.Store.AddControlAsync(
            ToyAccount.Name, new ControlCommand(ControlKind.Close, held.Product, account.Clock.Now, "test"), CancellationToken.None);
        account.Venue.Sent.Clear();
        objects.IsFailing = true;

        await account.RunAsync(1);

        var exit = Assert.Single(account.Venue.Sent);
        Assert.Equal(OrderLeg.Exit, exit.Leg);
        var record = AuditRecord.Read((await account.RecordsAsync())[^1], "test");
        var decision = Assert.Single(record.Decisions);
        Assert.Null(decision.InputHash);
        Assert.Contains("\"reason\":\"manual\"", decision.Exits, StringComparison.Ordinal);
        Assert.Equal(2, record.Events.Count(e => e.GetProperty("kind").GetString() == "inputs_not_stored"));
    }

    [Fact]
    public async Task RunAsync_ArchiveNeverAnswers_IsGivenUpAfterItsTime()
    {
        var account = new ToyAccount(new HangingObjects(), change: options => options with { InputStoreTime = TimeSpan.Zero });

        Assert.Equal("no_trade:inputs_not_stored", Assert.Single(await account.RunAsync(1)).Text);
    }

    [Fact]
    public async Task RunAsync_ArchiveFailsWithASecretInItsMessage_KeepsItOutOfStoreAndRecord()
    {
        const string Canary = "canary-7f3d";
        var account = new ToyAccount(new FailingObjects { IsFailing = true, Message = $"https://store/inputs?sig={Canary}" });
        await account.RunAsync(2);

        Assert.All(await account.RecordsAsync(), record => Assert.DoesNotContain(Canary, record.Json, StringComparison.Ordinal));
        Assert.DoesNotContain(Canary, AccountJson.Write((await account.LoadAsync()).Document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_OfACycle_HoldWhatIsDocumentedAndNothingElse()
    {
        var account = new ToyAccount();
        await account.RunAsync(1);
        var record = AuditRecord.Read((await account.RecordsAsync())[0], "test");
        var input = await new InputArchive(account.Objects).ReadAsync(record.Decisions[0].InputHash!, CancellationToken.None);

        using var json = JsonDocument.Parse(DecisionInputJson.Write(input));
        Assert.Equal(
            [
                "schema_version", "phase", "account", "policy_hash", "code_version", "fee_schedule", "is_book_required", "slot_ms", "now_ms",
                "balances_at_ms", "venue", "products", "rows", "regime", "feature_names", "features", "state",
            ],
            json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            [
                "schema_version", "account", "mode", "slot", "started_at", "ended_at", "epoch", "policy_hash", "code_version", "source",
                "outcome", "inputs", "stage_ms", "events", "decision",
            ],
            record.Root.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task RunAsync_ArchiveBack_GoesOnAndArchivesThePolicyThen()
    {
        var objects = new FailingObjects { IsFailing = true };
        var account = new ToyAccount(objects);
        await account.RunAsync(1);
        objects.IsFailing = false;

        await account.RunAsync(1);

        var record = AuditRecord.Read((await account.RecordsAsync())[^1], "test");
        Assert.NotNull(Assert.Single(record.Decisions).InputHash);
        Assert.NotNull(await objects.ReadAsync(PolicyArchive.KeyOf(record.PolicyHash)));
    }

    [Fact]
    public async Task RunAsync_NoSnapshot_RecordsTheExitsThatWereDecided()
    {
        var account = new ToyAccount();
        await account.RunUntilHoldingAsync();
        account.Market.IsDown = true;

        await account.RunAsync(1);

        var record = AuditRecord.Read((await account.RecordsAsync())[^1], "test");
        Assert.Null(record.Entries);
        Assert.Equal("[]", Assert.Single(record.Decisions).Exits);
    }

    [Fact]
    public async Task Inputs_ThirtyProducts_AreSmall()
    {
        var account = new ToyAccount(products: 30, hours: 20);
        await account.RunAsync(30);

        var sizes = ((MemoryObjectStore)account.Objects).Objects.Where(o => o.Key.StartsWith("inputs/", StringComparison.Ordinal)).Select(o => o.Value.Length);
        Assert.InRange(sizes.Max(), 1, 15 * 1024);
    }

    private sealed class FailingObjects : IObjectStore
    {
        private readonly MemoryObjectStore _objects = new();

        public bool IsFailing { get; set; }

        public string Message { get; init; } = "no answer";

        public Task<byte[]?> ReadAsync(string key, CancellationToken cancellation = default) => _objects.ReadAsync(key, cancellation);

        public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) =>
            IsFailing ? throw new StoreException(Message) : _objects.WriteAsync(key, content, cancellation);

        public Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) =>
            IsFailing ? throw new StoreException(Message) : _objects.TryCreateAsync(key, content, cancellation);

        public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default) => _objects.ListAsync(prefix, cancellation);

        public Task<bool> DeleteAsync(string key, CancellationToken cancellation = default) => _objects.DeleteAsync(key, cancellation);
    }

    private sealed class HangingObjects : IObjectStore
    {
        private readonly TaskCompletionSource<byte[]?> _never = new();

        public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellation = default) =>
            await _never.Task.WaitAsync(cancellation);

        public async Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) =>
            await _never.Task.WaitAsync(cancellation);

        public Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) => throw new StoreException("hangs");

        public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default) => throw new StoreException("hangs");

        public Task<bool> DeleteAsync(string key, CancellationToken cancellation = default) => throw new StoreException("hangs");
    }
}
