using Azure.Data.Tables;
using Trading.Core;
using Trading.Core.Market;
using Trading.Functions.Storage;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;
using static Trading.Runtime.Tests.Accounts.TestAccounts;

namespace Trading.Functions.Tests.Storage;

/// <summary>What the service would refuse is not sent, and what it takes is.</summary>
[Collection(AzuriteTests.Name)]
public sealed class OversizeTests(Azurite azurite)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly AzuriteAccounts _accounts = new(azurite);
    private readonly Wire _wire = new();

    [SkippableFact]
    public async Task Commit_DocumentTooLarge_IsRefusedBeforeAnythingIsSent()
    {
        var epoch = await _accounts.GrantAsync();
        var store = _accounts.OpenStore(_wire.With(retries: 0));

        var error = await Assert.ThrowsAsync<StoreException>(
            () => store.CommitAsync(After(0, epoch, Flat() with { VenueState = new string('x', 4_000_000) }, 50), None));

        Assert.Matches($"^account {Name}: the document of version 1 takes about 4,0\\d\\d,\\d\\d\\d bytes; at most 4,000,000 are stored at once. Nothing was sent$", error.Message);
        Assert.Equal(0, _wire.Requests);
    }

    [SkippableFact]
    public async Task Commit_RecordTooLarge_IsRefusedBeforeAnythingIsSent()
    {
        var commit = After(0, await _accounts.GrantAsync(), Flat(), 0, 0, 2);
        commit = commit with { Records = [commit.Records[0], commit.Records[1] with { Json = new string('"', 700_000) }] };

        var error = await Assert.ThrowsAsync<StoreException>(() => _accounts.OpenStore(_wire.With(retries: 0)).CommitAsync(commit, None));

        Assert.StartsWith($"account {Name}: record 2 of version 1 takes about 4,2", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, _wire.Requests);
    }

    // Texts that grow most and least on their way, whole and cut in the middle of a pair.
    [SkippableTheory]
    [InlineData("x", 3_900_000)]
    [InlineData("\"", 640_000)]
    [InlineData("ä", 640_000)]
    [InlineData("😀", 300_000)]
    [InlineData("a😀", 300_000)]
    public async Task Commit_NearlyTooLarge_IsTakenAndComesBackWhole(string text, int count)
    {
        var commit = After(0, await _accounts.GrantAsync(), Flat(), 0, 0, 1);
        commit = commit with { Records = [commit.Records[0] with { Json = string.Concat(Enumerable.Repeat(text, count)) }] };

        Assert.Equal(CommitResult.Committed, await _accounts.OpenStore(_wire.With(retries: 0)).CommitAsync(commit, None));

        Assert.Equal(commit.Records, await _accounts.OpenStore().ReadRecordsAsync(Name, Timestamp.MinValue, Timestamp.MaxValue, None).ToListAsync());
        Assert.All(_wire.Writes, bytes => Assert.InRange(bytes, 0, 4 * 1024 * 1024));
        Assert.Contains(_wire.Writes, bytes => bytes > 3_000_000);
    }

    // The sizes that are judged are no smaller than those that go over the wire.
    [SkippableFact]
    public async Task BytesOf_EveryRowOfACommit_IsNoLessThanWhatIsSent()
    {
        var commit = After(0, await _accounts.GrantAsync(), Flat() with { VenueState = string.Concat(Enumerable.Repeat("{\"ä\":\"\\😀\"}", 5_000)) }, 30, 20, 5);
        var plan = CommitPlan.Of(commit, Name);

        await _accounts.OpenStore(_wire.With(retries: 0)).CommitAsync(commit, None);

        var sent = Assert.Single(_wire.Writes);
        var judged = Assert.Single(plan.Parts).Sum(row => row.Bytes);
        Assert.InRange(sent, judged / 3, judged);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(160_000, 1)]
    [InlineData(160_001, 2)]
    [InlineData(1_500_000, 10)]
    public void Split_AnyLength_StaysBelowTheLimitsOfARow(int length, int rows)
    {
        var text = string.Create(length, 0, (chars, _) =>
        {
            for (var i = 0; i < chars.Length; i++)
            {
                chars[i] = (char)('!' + (i % 90));
            }
        });

        var split = TextRows.Split("p", part => RowKeys.Record(1, part), text);

        Assert.Equal(rows, split.Count);
        Assert.Equal(text, TextRows.Join(split));
        Assert.All(split, row => Assert.InRange(row.Select(column => column.Value).OfType<string>().Sum(column => 2 * column.Length), 0, 1_000_000));
        Assert.All(split.SelectMany(row => row.Select(column => column.Value).OfType<string>()), column => Assert.InRange(column.Length, 0, 32_768));
        Assert.Equal(rows, split[0].GetInt32(TextRows.Parts));
    }

    [Fact]
    public void Slots_AnyTimes_SortAsTheirKeysDo()
    {
        Timestamp[] times = [Timestamp.MinValue, new(-1), new(0), new(1), Slot, Slot.AddMs(1), Timestamp.MaxValue];

        Assert.Equal(times, times.Reverse().OrderBy(time => RowKeys.Slot(time, 1), StringComparer.Ordinal));
        Assert.All(times, time => Assert.InRange(string.CompareOrdinal(RowKeys.SlotFrom(time), RowKeys.Slot(time, 0)), int.MinValue, -1));
    }

    [SkippableFact]
    public async Task AnyCall_RowsOfANewerProgram_SaysSo()
    {
        await _accounts.OpenStore().CommitAsync(After(0, await _accounts.GrantAsync(), Flat()), None);
        await _accounts.Table.UpdateEntityAsync(new TableEntity(Name, "head") { ["Schema"] = 2 }, Azure.ETag.All);
        var store = _accounts.OpenStore();

        Assert.Contains("rows of schema 2; this program reads schema 1", (await Assert.ThrowsAsync<InputException>(() => store.LoadAsync(Name, None))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputException>(() => store.ReadHeadAsync(Name, None));
        await Assert.ThrowsAsync<InputException>(() => store.CommitAsync(After(1, 1, Flat()), None));
    }

    [SkippableFact]
    public async Task ReadFills_ARowIsGone_SaysWhich()
    {
        await _accounts.OpenStore().CommitAsync(After(0, await _accounts.GrantAsync(), Flat(), 5), None);
        await _accounts.Table.DeleteEntityAsync(Name, RowKeys.Fill(3));

        var error = await Assert.ThrowsAsync<StoreException>(async () => await _accounts.OpenStore().ReadFillsAsync(Name, None).CountAsync());

        Assert.EndsWith("1 of the fills 1 to 5 is missing; restore a backup", error.Message, StringComparison.Ordinal);
    }
}
