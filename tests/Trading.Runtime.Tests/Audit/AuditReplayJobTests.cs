using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Audit;

public class AuditReplayJobTests
{
    [Fact]
    public async Task RunAsync_ThousandRecordedCycles_DecideTheSameBytesFromTheAuditAlone()
    {
        var account = new ToyAccount();
        await account.RunAsync(1_000);

        // Another machine: nothing but copies of the store's records and of the objects.
        var objects = new MemoryObjectStore();
        foreach (var (key, content) in ((MemoryObjectStore)account.Objects).Objects)
        {
            objects.Objects[key] = content;
        }

        var replayed = await new AuditReplayJob(new AuditReader(account.Store, objects))
            .RunAsync(ToyAccount.Name, Timestamp.MinValue, Timestamp.MaxValue, CancellationToken.None)
            .ToListAsync();

        Assert.Equal(1_000, replayed.Count);
        Assert.DoesNotContain(replayed, cycle => cycle.Verdict != ReplayVerdict.Identical);

        // Something was at stake: entries, exits, and fills between them.
        var records = (await account.RecordsAsync()).ConvertAll(record => AuditRecord.Read(record, "test"));
        Assert.True(records.Count(record => record.Outcome == "executed") > 50);
        Assert.True(records.Count(record => record.Decisions.Any(d => d.Exits is { Length: > 2 })) > 20);
        Assert.True((await account.Store.ReadTradesAsync(ToyAccount.Name, CancellationToken.None).ToListAsync()).Count > 20);
    }

    [Fact]
    public async Task RunAsync_RecordOfAnotherDecision_IsDifferentAndShowsWhere()
    {
        var account = new ToyAccount();
        await account.RunAsync(3);
        var stored = (await account.RecordsAsync())[2];
        var forged = new StoredRecord(stored.Number, stored.Slot, stored.Json.Replace("\"cash\":", "\"cash\":9", StringComparison.Ordinal));
        Assert.NotEqual(stored.Json, forged.Json);

        var replayed = await Job(account).RunAsync(AuditRecord.Read(forged, "test"), CancellationToken.None);

        Assert.Equal(ReplayVerdict.Different, replayed.Verdict);
        Assert.Contains("recorded ...", replayed.Detail, StringComparison.Ordinal);
        Assert.Contains("\"cash\":9", replayed.Detail[..replayed.Detail.IndexOf("replayed", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_InputThatWasChanged_IsRefusedByItsHash()
    {
        var account = new ToyAccount();
        await account.RunAsync(1);
        var record = AuditRecord.Read((await account.RecordsAsync())[0], "test");
        var hash = record.Decisions[0].InputHash!;
        var input = await new InputArchive(account.Objects).ReadAsync(hash, CancellationToken.None);
        input.Input.Features.Values[0].Price *= 1.0000001;
        await account.Objects.WriteAsync(InputArchive.KeyOf(hash), InputArchive.Pack(DecisionInputJson.Write(input)));

        var error = await Assert.ThrowsAsync<InputException>(() => Job(account).RunAsync(record, CancellationToken.None));

        Assert.StartsWith($"inputs/{hash[..2]}/{hash}: its content has the hash ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inputs/", "is not in the object store")]
    [InlineData("policies/", "is not in the object store")]
    public async Task RunAsync_ObjectThatIsMissing_IsRefusedWithItsName(string folder, string message)
    {
        var account = new ToyAccount();
        await account.RunAsync(1);
        var objects = ((MemoryObjectStore)account.Objects).Objects;
        foreach (var key in objects.Keys.Where(key => key.StartsWith(folder, StringComparison.Ordinal)))
        {
            objects.TryRemove(key, out _);
        }

        var record = AuditRecord.Read((await account.RecordsAsync())[0], "test");
        var error = await Assert.ThrowsAsync<InputException>(() => Job(account).RunAsync(record, CancellationToken.None));

        Assert.StartsWith(folder, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_InputOfAnotherCycle_IsRefused()
    {
        var account = new ToyAccount();
        await account.RunAsync(2);
        var records = await account.RecordsAsync();
        var hashes = records.ConvertAll(record => AuditRecord.Read(record, "test").Decisions[0].InputHash!);
        var swapped = new StoredRecord(1, records[0].Slot, records[0].Json.Replace(hashes[0], hashes[1], StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<InputException>(
            () => Job(account).RunAsync(AuditRecord.Read(swapped, "test"), CancellationToken.None));

        Assert.Contains("not of this decision", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_InputsNotKept_SaysThatThereIsNothingToReplay()
    {
        var account = new ToyAccount(change: options => options with { IsInputKept = false });
        await account.RunAsync(2);

        var replayed = await Job(account).RunAsync(ToyAccount.Name, Timestamp.MinValue, Timestamp.MaxValue, CancellationToken.None).ToListAsync();

        Assert.All(replayed, cycle => Assert.Equal(ReplayVerdict.NothingToReplay, cycle.Verdict));
        Assert.Empty(((MemoryObjectStore)account.Objects).Objects);
    }

    [Fact]
    public async Task RecordsOfAsync_UnknownCycle_NamesTheNearest()
    {
        var account = new ToyAccount();
        await account.RunAsync(2);

        var error = await Assert.ThrowsAsync<InputException>(() => new AuditReader(account.Store, account.Objects)
            .RecordsOfAsync(ToyAccount.Name, ToyMarket.Start.AddMs(7_200_000), CancellationToken.None));

        Assert.Equal(
            "cycle 2025-03-01T02:00:00Z: account 'toy' has no record of it; the nearest is 2025-03-01T01:00:00Z", error.Message);
    }

    private static AuditReplayJob Job(ToyAccount account) => new(new AuditReader(account.Store, account.Objects));
}
