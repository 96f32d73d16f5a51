using System.Text;
using Trading.Core.Evidence.Ledger;

namespace Trading.Core.Tests.Evidence.Ledger;

public sealed class LedgerChainTests
{
    private static readonly LedgerEntry[] Five = TestTrials.Chain([.. "abcde".Select(c => TestTrials.Of($"{c}"))]);
    private static readonly LedgerHead Head = new(5, Five[^1].Hash);

    [Fact]
    public void Verify_WholeChainInAnyOrder_IsSound()
    {
        var state = LedgerChain.Verify(Stored(Five).Reverse(), Head);

        Assert.True(state.IsSound);
        Assert.Equal(Five.Select(e => e.Hash), state.Entries.Select(e => e.Hash));
        Assert.Equal((Head, 5L), (state.Head, state.LastSequence));
    }

    [Fact]
    public void Verify_Nothing_IsSound() => Assert.True(LedgerChain.Verify([], null).IsSound);

    [Fact]
    public void Verify_EntriesBeyondTheHead_AreWhatACrashLeaves() =>
        Assert.True(LedgerChain.Verify(Stored(Five), new LedgerHead(3, Five[2].Hash)).IsSound);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Verify_DeletedEntry_IsNamed(int deleted)
    {
        var state = LedgerChain.Verify(Stored(Five).Where(s => s.Key != deleted), Head);

        Assert.Equal([$"ledger entry {deleted}: is missing"], state.Problems.ToArray());
        Assert.Equal(4, state.Entries.Length);
    }

    [Fact]
    public void Verify_SeveralDeletedAtTheEnd_AreNamed() =>
        Assert.Equal(["ledger entries 4 to 5: are missing"], LedgerChain.Verify(Stored(Five).Take(3), Head).Problems.ToArray());

    [Fact]
    public void Verify_DeletedAndClosedUp_IsNoticedAtTheSeam()
    {
        // The third is gone and those after it were renumbered, with hashes of their own made anew.
        var closed = Five.Where(e => e.Sequence != 3).Select((e, i) => new LedgerEntry(i + 1, e.Previous, e.Trial)).ToArray();

        Assert.Contains("ledger entry 3: does not follow the one before it: that one was changed or replaced", LedgerChain.Verify(Stored(closed), Head).Problems);
        Assert.Contains("ledger entry 5: is missing", LedgerChain.Verify(Stored(closed), Head).Problems);
    }

    [Fact]
    public void Verify_ChangedDigit_IsNamed()
    {
        var stored = Stored(Five).ToDictionary();
        stored[2] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(stored[2]).Replace("\"trades\":120", "\"trades\":121", StringComparison.Ordinal));

        Assert.Equal(["ledger entry 2: was changed: its content does not have the hash it ends with"], LedgerChain.Verify(stored, Head).Problems.ToArray());
    }

    [Fact]
    public void Verify_ReplacedWithAHashOfItsOwn_IsNoticedByTheNext()
    {
        var stored = Stored(Five).ToDictionary();
        stored[2] = new LedgerEntry(2, Five[0].Hash, TestTrials.Of("forged")).ToJson();

        Assert.Equal(["ledger entry 3: does not follow the one before it: that one was changed or replaced"], LedgerChain.Verify(stored, Head).Problems.ToArray());
    }

    [Fact]
    public void Verify_LastReplaced_IsNoticedByTheHead()
    {
        var stored = Stored(Five).ToDictionary();
        stored[5] = new LedgerEntry(5, Five[3].Hash, TestTrials.Of("forged")).ToJson();

        Assert.Equal(["ledger entry 5: is not the one that was appended there: it was replaced"], LedgerChain.Verify(stored, Head).Problems.ToArray());
    }

    [Fact]
    public void Verify_EntryUnderAnotherNumberOrNotOne_IsNamed()
    {
        var stored = Stored(Five).ToDictionary();
        (stored[4], stored[5]) = (stored[5], "nonsense"u8.ToArray());
        var problems = LedgerChain.Verify(stored, Head).Problems;

        Assert.Equal(2, problems.Length);
        Assert.Equal("ledger entry 4: holds entry 5", problems[0]);
        Assert.StartsWith("ledger entry 5: not a ledger entry: ", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_HeadGone_IsNoticed() =>
        Assert.Equal(["ledger: its head is missing, which tells how many entries there are to be"], LedgerChain.Verify(Stored(Five), null).Problems.ToArray());

    [Fact]
    public void Contains_EarlierHead_HoldsUntilItsEntryIsAnother()
    {
        var state = LedgerChain.Verify(Stored(Five), Head);

        Assert.True(state.Contains(new LedgerHead(3, Five[2].Hash)));
        Assert.True(state.Contains(LedgerHead.Empty));
        Assert.False(state.Contains(new LedgerHead(3, Five[1].Hash)));
        Assert.False(state.Contains(new LedgerHead(6, Five[4].Hash)));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameEntry()
    {
        var read = LedgerEntry.Read(Five[3].ToJson(), "test");

        Assert.Equal((4L, Five[2].Hash, Five[3].Hash, Five[3].Trial.Id), (read.Sequence, read.Previous, read.Hash, read.Trial.Id));
    }

    private static IEnumerable<KeyValuePair<long, byte[]>> Stored(IEnumerable<LedgerEntry> entries) =>
        entries.Select(e => KeyValuePair.Create(e.Sequence, e.ToJson()));
}
