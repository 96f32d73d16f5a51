using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Tests.Testing;
using static Trading.Runtime.Tests.Accounts.TestAccounts;

namespace Trading.Runtime.Tests.Ports;

/// <summary>What every state store does for several at once, for operators and for readers.</summary>
public abstract class SharedStateStoreContract : StateStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact]
    public async Task Commit_ManyRaceForEachVersion_ExactlyOneWins()
    {
        const int Versions = 25;
        const int Racers = 8;
        var stores = Enumerable.Range(0, Racers).Select(_ => OpenStore()).ToArray();
        var epoch = await GrantAsync();
        for (var version = 0; version < Versions; version++)
        {
            var expected = version;
            var results = await Race.RunAsync(Racers, racer =>
            {
                var document = Flat(cash: racer) with { FillCount = expected, RecordCount = expected };
                return stores[racer].CommitAsync(After(expected, epoch, document, fills: 1, records: 1), None);
            });

            Assert.Single(results, CommitResult.Committed);
            Assert.Equal(Racers - 1, results.Count(r => r == CommitResult.Conflict));
            var winner = Array.IndexOf(results, CommitResult.Committed);
            var stored = await stores[0].LoadAsync(Name, None);
            Assert.Equal(winner, stored!.Document.State.Nav.Amount);
            Assert.Equal(version + 1, stored.Version);
        }

        Assert.Equal(Enumerable.Range(1, Versions).Select(i => Fill(i)), await stores[1].ReadFillsAsync(Name, None).ToListAsync());
    }

    [SkippableFact]
    public async Task SetKillSwitch_ByAnyStore_IsSeenByTheNextHeadOfEvery()
    {
        var store = OpenStore();
        var other = OpenStore();
        var epoch = await GrantAsync();
        await store.CommitAsync(After(0, epoch, Flat()), None);

        await other.SetKillSwitchAsync(Name, KillSwitch.NoNewRisk, Slot, "me", None);
        Assert.Equal(new AccountHead(1, epoch, epoch, KillSwitch.NoNewRisk), await store.ReadHeadAsync(Name, None));

        await store.CommitAsync(After(1, epoch, Flat()), None);
        Assert.Equal(KillSwitch.NoNewRisk, (await store.ReadHeadAsync(Name, None)).KillSwitch);

        await other.SetKillSwitchAsync(Name, KillSwitch.HaltAll, Slot, "me", None);
        Assert.Equal(KillSwitch.HaltAll, (await store.ReadHeadAsync(Name, None)).KillSwitch);

        await store.SetKillSwitchAsync(Name, KillSwitch.Off, Slot, "me", None);
        Assert.Equal(KillSwitch.Off, (await other.ReadHeadAsync(Name, None)).KillSwitch);
    }

    [SkippableFact]
    public async Task SetKillSwitch_BeforeTheFirstCommit_Holds()
    {
        var store = OpenStore();
        await store.SetKillSwitchAsync(Name, KillSwitch.HaltAll, Slot, "me", None);
        var epoch = await GrantAsync();

        await store.CommitAsync(After(0, epoch, Flat()), None);

        Assert.Equal(new AccountHead(1, epoch, epoch, KillSwitch.HaltAll), await store.ReadHeadAsync(Name, None));
    }

    [SkippableFact]
    public async Task AddControl_OneAfterAnother_AreNumberedFromOneAndComeBackInOrder()
    {
        var store = OpenStore();
        ControlCommand[] commands =
        [
            new(ControlKind.Pause, Btc, Slot.AddMs(5), "ann"),
            new(ControlKind.Resume, Btc, Slot.AddMs(3), "bob \"b\" ä"),
            new(ControlKind.Close, Btc, Slot.AddMs(4), "ann"),
            new(ControlKind.Flatten, null, Slot, "ann"),
            new(ControlKind.Acknowledge, null, Slot, "ann"),
        ];
        for (var i = 0; i < commands.Length; i++)
        {
            Assert.Equal(i + 1, await store.AddControlAsync(Name, commands[i], None));
        }

        var all = await OpenStore().ReadControlsAsync(Name, 0, None);
        Assert.Equal(commands.Select((c, i) => new QueuedControl(i + 1, c)), all);
        Assert.Equal(all.Skip(3), await store.ReadControlsAsync(Name, 3, None));
        Assert.Empty(await store.ReadControlsAsync(Name, 5, None));
    }

    [SkippableFact]
    public async Task AddControl_ManyAtOnce_EachHasItsNumber()
    {
        var stores = new[] { OpenStore(), OpenStore() };
        var added = await Race.RunAsync(
            40, i => stores[i % 2].AddControlAsync(Name, new ControlCommand(ControlKind.Pause, Btc, Slot, $"by {i}"), None));

        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), added.Order());
        var read = await stores[0].ReadControlsAsync(Name, 0, None);
        Assert.Equal(Enumerable.Range(0, 40), read.Select(c => Array.IndexOf(added, c.Sequence)).Order());
        Assert.All(read, c => Assert.Equal($"by {Array.IndexOf(added, c.Sequence)}", c.Command.By));
    }

    [SkippableFact]
    public async Task ReadRecords_Range_GivesSlotsFromInclusiveToExclusiveInTheOrderOfCommits()
    {
        var store = OpenStore();
        var epoch = await GrantAsync();
        var slots = new[] { 0, 900, 1_800, 900, 2_700 }.Select(s => Slot.AddMs(s * 1_000L)).ToArray();
        var records = slots.Select((slot, i) => Record(i + 1, slot)).ToArray();
        await store.CommitAsync(new AccountCommit(0, epoch, Flat() with { RecordCount = 3 }) { Records = [.. records[..3]] }, None);
        await store.CommitAsync(new AccountCommit(1, epoch, Flat() with { RecordCount = 5 }) { Records = [.. records[3..]] }, None);

        Assert.Equal(records, await store.ReadRecordsAsync(Name, Timestamp.MinValue, Timestamp.MaxValue, None).ToListAsync());
        Assert.Equal([records[1], records[2], records[3]], await store.ReadRecordsAsync(Name, slots[1], slots[4], None).ToListAsync());
        Assert.Equal([records[0]], await store.ReadRecordsAsync(Name, Timestamp.MinValue, slots[1], None).ToListAsync());
        Assert.Equal([records[4]], await store.ReadRecordsAsync(Name, slots[4], Timestamp.MaxValue, None).ToListAsync());
        Assert.Empty(await store.ReadRecordsAsync(Name, slots[1], slots[1], None).ToListAsync());
    }

    [SkippableFact]
    public async Task Reads_MoreThanFitsAPage_AreCompleteAndInOrder()
    {
        const int Commits = 13;
        const int Each = 40;
        var store = OpenStore();
        var epoch = await GrantAsync();
        var document = Flat();
        for (var i = 0; i < Commits; i++)
        {
            var commit = After(i, epoch, document, Each, Each / 10, Each);
            Assert.Equal(CommitResult.Committed, await store.CommitAsync(commit, None));
            document = commit.Document;
        }

        var numbers = Enumerable.Range(1, Commits * Each).Select(i => (long)i).ToArray();
        Assert.Equal(numbers.Select(n => Fill(n)), await store.ReadFillsAsync(Name, None).ToListAsync());
        Assert.Equal(numbers.Take(Commits * 4).Select(n => Trade(n)), await store.ReadTradesAsync(Name, None).ToListAsync());
        var records = await store.ReadRecordsAsync(Name, Slot.AddMs(900_000 * 10), Slot.AddMs(900_000 * 511), None).ToListAsync();
        Assert.Equal(numbers[9..510], records.Select(r => r.Number));
    }

    [SkippableFact]
    public async Task ReadFills_CommittedMeanwhile_GivesWhatThereWasAtTheBeginning()
    {
        var store = OpenStore();
        var epoch = await GrantAsync();
        var first = After(0, epoch, Flat(), 3);
        await store.CommitAsync(first, None);
        var seen = new List<long>();
        await foreach (var fill in store.ReadFillsAsync(Name, None))
        {
            seen.Add(fill.Number);
            if (seen.Count == 1)
            {
                Assert.Equal(CommitResult.Committed, await store.CommitAsync(After(1, epoch, first.Document, 3), None));
            }
        }

        Assert.Equal([1, 2, 3], seen);
        Assert.Equal(6, await store.ReadFillsAsync(Name, None).CountAsync());
    }

    [SkippableFact]
    public async Task ReadRecords_CancelledMeanwhile_Stops()
    {
        var store = OpenStore();
        await store.CommitAsync(After(0, await GrantAsync(), Flat(), records: 3), None);
        using var source = new CancellationTokenSource();
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var record in store.ReadRecordsAsync(Name, Timestamp.MinValue, Timestamp.MaxValue, source.Token))
            {
                seen++;
                await source.CancelAsync();
            }
        });

        Assert.Equal(1, seen);
    }
}
