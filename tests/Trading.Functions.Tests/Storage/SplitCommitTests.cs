using Azure.Data.Tables;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;
using static Trading.Runtime.Tests.Accounts.TestAccounts;

namespace Trading.Functions.Tests.Storage;

/// <summary>Commits too large for one transaction: seen whole or not at all, whatever happens between their parts.</summary>
[Collection(AzuriteTests.Name)]
public sealed class SplitCommitTests(Azurite azurite)
{
    // Parts of 40, 40, 40 and 10 fills, the last with the document.
    private const int ManyFills = 130;
    private const int Parts = 4;

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly AzuriteAccounts _accounts = new(azurite);
    private readonly Wire _wire = new();

    [SkippableTheory]
    [InlineData(0, 1)]
    [InlineData(40, 1)]
    [InlineData(41, 2)]
    [InlineData(80, 2)]
    [InlineData(ManyFills, Parts)]
    public async Task Commit_ManyFills_AtMostFortyATransactionAndAllAreThere(int fills, int transactions)
    {
        var commit = After(0, await _accounts.GrantAsync(), Flat(), fills, 3, 1);

        Assert.Equal(CommitResult.Committed, await _accounts.OpenStore(_wire.With(retries: 0)).CommitAsync(commit, None));

        Assert.Equal(transactions, _wire.Writes.Count);
        await AssertOnlyAsync(1, commit);
    }

    [SkippableFact]
    public async Task Commit_MoreTradesAndRecordsThanATransactionTakes_AllAreThere()
    {
        var commit = After(0, await _accounts.GrantAsync(), Flat(), 10, 150, 70);

        Assert.Equal(CommitResult.Committed, await _accounts.OpenStore(_wire.With(retries: 0)).CommitAsync(commit, None));

        Assert.Equal(4, _wire.Writes.Count);
        await AssertOnlyAsync(1, commit);
    }

    // Every transaction, lost before or after it is done: what is seen is the old state or the new one.
    [SkippableTheory]
    [MemberData(nameof(CrashPoints))]
    public async Task Commit_CrashAtAnyTransaction_IsWholeOrNotThereAndCanBeMadeAgain(int point, bool isDone)
    {
        var epoch = await _accounts.GrantAsync();
        var before = After(0, epoch, Flat(), 2, 1, 1);
        await _accounts.OpenStore().CommitAsync(before, None);
        var commit = After(1, epoch, before.Document with { CommittedAt = Slot }, ManyFills, 2, 2);

        await CrashAsync(commit, point, isDone);

        if (isDone && point == Parts)
        {
            await AssertOnlyAsync(2, before, commit);
            return;
        }

        await AssertOnlyAsync(1, before);
        Assert.Equal(CommitResult.Committed, await _accounts.OpenStore().CommitAsync(commit, None));
        await AssertOnlyAsync(2, before, commit);
    }

    [SkippableFact]
    public async Task Commit_OtherOneAfterACrashBetween_TakesNothingOfTheFirst()
    {
        var epoch = await _accounts.GrantAsync();
        // Its document is so large that it goes alone, after everything else is written.
        var crashed = After(0, epoch, Flat() with { VenueState = new string('y', 2_800_000) }, ManyFills, 0, 1);
        crashed = crashed with { Records = [crashed.Records[0] with { Json = new string('x', 1_500_000) }] };
        await CrashAsync(crashed, Parts + 1, isDone: false);
        Assert.Equal(10, await _accounts.Table.QueryAsync<TableEntity>(row => row.RowKey.CompareTo("record") > 0 && row.RowKey.CompareTo("recore") < 0).CountAsync());

        // What the crashed one had as fill 41 is another's fill 1 now, and its own again later.
        var other = new AccountCommit(0, epoch, Flat(cash: 5) with { FillCount = 2, RecordCount = 1 })
        {
            Fills = [Fill(41) with { Number = 1 }, Fill(900) with { Number = 2 }],
            Records = [Record(1, Slot)],
        };
        Assert.Equal(CommitResult.Committed, await _accounts.OpenStore().CommitAsync(other, None));
        await AssertOnlyAsync(1, other);

        var rest = new AccountCommit(1, epoch, other.Document with { FillCount = 41 })
        {
            Fills = [.. Enumerable.Range(1, 40).Where(i => i != 2).Select(i => Fill(i) with { Number = 2 + (i == 1 ? 1 : i - 1) })],
        };
        Assert.Equal(CommitResult.Committed, await _accounts.OpenStore().CommitAsync(rest, None));
        await AssertOnlyAsync(2, other, rest);

        // And what is stored is known as stored, though a row that was left over says another number.
        foreach (var stored in new[] { 41, 900, 7 })
        {
            var again = new AccountCommit(2, epoch, rest.Document with { FillCount = 42 }) { Fills = [Fill(stored) with { Number = 42 }] };
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _accounts.OpenStore().CommitAsync(again, None));
            Assert.Contains($"t-{stored} is stored already", error.Message, StringComparison.Ordinal);
        }
    }

    [SkippableTheory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(Parts)]
    public async Task Commit_LeaseGrantedBetweenParts_IsStaleAndNothingIsSeen(int part)
    {
        var epoch = await _accounts.GrantAsync();
        _wire.BeforeWrite = async write =>
        {
            if (write == part)
            {
                await _accounts.GrantAsync();
            }
        };

        var result = await _accounts.OpenStore(_wire.With(retries: 0)).CommitAsync(After(0, epoch, Flat(), ManyFills, 1, 1), None);

        Assert.Equal(CommitResult.StaleEpoch, result);
        var store = _accounts.OpenStore();
        Assert.Null(await store.LoadAsync(Name, None));
        Assert.Equal(new AccountHead(0, 0, epoch + 1, KillSwitch.Off), await store.ReadHeadAsync(Name, None));
        Assert.Equal(0, await store.ReadFillsAsync(Name, None).CountAsync());
        Assert.Equal(0, await store.ReadRecordsAsync(Name, Timestamp.MinValue, Timestamp.MaxValue, None).CountAsync());
    }

    [SkippableFact]
    public async Task Commit_AnotherCommittedBetweenParts_IsAConflictAndTheOtherStands()
    {
        var epoch = await _accounts.GrantAsync();
        var other = After(0, epoch, Flat(cash: 7), 3, 0, 1);
        _wire.BeforeWrite = async write =>
        {
            if (write == 3)
            {
                Assert.Equal(CommitResult.Committed, await _accounts.OpenStore().CommitAsync(other, None));
            }
        };

        var result = await _accounts.OpenStore(_wire.With(retries: 0)).CommitAsync(After(0, epoch, Flat(), ManyFills), None);

        Assert.Equal(CommitResult.Conflict, result);
        await AssertOnlyAsync(1, other);
    }

    [SkippableFact]
    public async Task Commit_ManyPartsByManyAtOnce_OneIsThereWhole()
    {
        var epoch = await _accounts.GrantAsync();
        var commits = Enumerable.Range(0, 3).Select(racer =>
        {
            var commit = After(0, epoch, Flat(cash: racer), ManyFills, 0, 1);
            return commit with { Fills = [.. commit.Fills.Select(f => Fill((1_000 * racer) + f.Number) with { Number = f.Number })] };
        }).ToArray();

        // Who was disturbed too often does not know; nobody but one is told that it was stored.
        var results = await Race.RunAsync(commits.Length, async racer =>
        {
            try
            {
                return await _accounts.OpenStore().CommitAsync(commits[racer], None);
            }
            catch (StoreException)
            {
                return CommitResult.Conflict;
            }
        });

        var winner = Array.IndexOf(results, CommitResult.Committed);
        Assert.Single(results, CommitResult.Committed);
        await AssertOnlyAsync(1, commits[winner]);
    }

    public static TheoryData<int, bool> CrashPoints()
    {
        var points = new TheoryData<int, bool>();
        for (var point = 1; point <= Parts; point++)
        {
            points.Add(point, false);
            points.Add(point, true);
        }

        return points;
    }

    // From that write on nothing gets through any more.
    private async Task CrashAsync(AccountCommit commit, int point, bool isDone)
    {
        var wire = new Wire();
        var isDead = false;
        wire.OnWrite = write =>
        {
            isDead = write >= point;
            return write < point ? WireFault.None : isDone && write == point ? WireFault.ReplyLost : WireFault.RequestLost;
        };
        wire.OnRead = () => isDead ? WireFault.RequestLost : WireFault.None;
        await Assert.ThrowsAsync<StoreException>(() => _accounts.OpenStore(wire.With(retries: 0)).CommitAsync(commit, None));
    }

    private async Task AssertOnlyAsync(long version, params AccountCommit[] commits)
    {
        var store = _accounts.OpenStore();
        var stored = await store.LoadAsync(Name, None);
        Assert.Equal(version, stored?.Version);
        Assert.Equal(AccountJson.Write(commits[^1].Document), AccountJson.Write(stored!.Document));
        Assert.Equal(commits.SelectMany(c => c.Fills), await store.ReadFillsAsync(Name, None).ToListAsync());
        Assert.Equal(commits.SelectMany(c => c.Trades), await store.ReadTradesAsync(Name, None).ToListAsync());
        Assert.Equal(
            commits.SelectMany(c => c.Records), await store.ReadRecordsAsync(Name, Timestamp.MinValue, Timestamp.MaxValue, None).ToListAsync());
    }
}
