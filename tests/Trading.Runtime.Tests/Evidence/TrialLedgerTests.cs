using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Ledger;
using Trading.Core.Market;
using Trading.Runtime.Evidence;
using Trading.Runtime.Storage;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Evidence;

public sealed class TrialLedgerTests
{
    private readonly MemoryObjectStore _store = new();

    private TrialLedger Ledger => new(_store);

    [Fact]
    public async Task Append_TrialsTwice_StandOnceInTheirOrder()
    {
        var first = await Ledger.AppendAsync(Trials("a", "b"));
        var second = await Ledger.AppendAsync(Trials("b", "c", "a"));

        Assert.Equal((2, 0), (first.Appended, first.Known));
        Assert.Equal((1, 2), (second.Appended, second.Known));
        var state = await Ledger.ReadAsync();
        Assert.True(state.IsSound);
        Assert.Equal(["a", "b", "c"], state.Entries.Select(e => e.Trial.DecisionHash));
        Assert.Equal(Returns("b").Returns, (await Ledger.ReturnsAsync(state.Entries[1].Trial)).Returns);
    }

    [Fact]
    public async Task Append_TwoAtOnce_LosesNothingAndStaysAChain()
    {
        using var folder = new TempFolder();
        var store = new FolderObjectStore(folder.Path);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(w => Task.Run(
            () => new TrialLedger(store).AppendAsync(Trials([.. Enumerable.Range(0, 10).Select(i => $"{(w * 5) + i}")])))));

        var state = await new TrialLedger(store).ReadAsync();
        Assert.True(state.IsSound, string.Join('\n', state.Problems));
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"{i}").Order(), state.Entries.Select(e => e.Trial.DecisionHash).Distinct().Order());
    }

    [Fact]
    public async Task Append_StoppedAtAnyWrite_ContinuesToTheSameBytes()
    {
        await Ledger.AppendAsync(Trials("a", "b", "c"));
        for (var writes = 0; ; writes++)
        {
            var broken = new MemoryObjectStore(writes);
            try
            {
                await new TrialLedger(broken).AppendAsync(Trials("a", "b", "c"));
                Assert.True(writes > 6);
                break;
            }
            catch (IOException)
            {
                var store = new MemoryObjectStore();
                foreach (var (key, content) in broken.Objects)
                {
                    store.Objects[key] = content;
                }

                Assert.True((await new TrialLedger(store).ReadAsync()).IsSound, $"after {writes} writes");
                await new TrialLedger(store).AppendAsync(Trials("a", "b", "c"));
                Assert.Equal(Content(_store), Content(store));
            }
        }
    }

    [Theory]
    [InlineData(1, "ledger entry 1: is missing")]
    [InlineData(2, "ledger entry 2: is missing")]
    [InlineData(3, "ledger entry 3: is missing")]
    public async Task Append_AfterADeletion_GoesOnAndTheDeletionStaysToBeSeen(int deleted, string problem)
    {
        await Ledger.AppendAsync(Trials("a", "b", "c"));
        await _store.DeleteAsync(TrialLedger.KeyOf(deleted));
        Assert.Equal([problem], (await Ledger.ReadAsync()).Problems.ToArray());

        var after = await Ledger.AppendAsync(Trials("d", "e"));

        Assert.Equal(2, after.Appended);
        Assert.False((await Ledger.ReadAsync()).IsSound);
        Assert.Contains($"ledger entry {deleted}", (await Ledger.ReadAsync()).Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Append_DamagedLastEntry_GoesOnBehindIt()
    {
        await Ledger.AppendAsync(Trials("a", "b"));
        _store.Objects[TrialLedger.KeyOf(2)] = [1, 2, 3];

        await Ledger.AppendAsync(Trials("c"));

        var state = await Ledger.ReadAsync();
        Assert.Equal([1L, 3L], state.Entries.Select(e => e.Sequence));
        Assert.StartsWith("ledger entry 2: not a ledger entry", state.Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Append_HeadDeletedWithTheEnd_DoesNotMakeItSound()
    {
        await Ledger.AppendAsync(Trials("a", "b", "c"));
        await _store.DeleteAsync(TrialLedger.KeyOf(3));
        await _store.DeleteAsync("evidence/ledger-head.json");

        await Ledger.AppendAsync(Trials("d"));

        Assert.Equal(["ledger: its head is missing, which tells how many entries there are to be"], (await Ledger.ReadAsync()).Problems.ToArray());
    }

    [Fact]
    public async Task Relevant_ReturnsGoneOrChanged_SaysSo()
    {
        await Ledger.AppendAsync(Trials("a"));
        var state = await Ledger.ReadAsync();
        var scope = new TrialScope("market", [ProductId.Parse("BTC-USD")], Timestamp.Utc(2024, 1, 1), Timestamp.Utc(2024, 2, 1));
        Assert.Equal(Returns("a").Hash, Assert.Single(await Ledger.RelevantAsync(state, scope)).Returns.Hash);

        var key = TrialLedger.ReturnsKeyOf(Returns("a").Hash);
        _store.Objects[key] = Returns("b").ToJson();
        Assert.Contains("was changed", (await Assert.ThrowsAsync<InputException>(() => Ledger.RelevantAsync(state, scope))).Message, StringComparison.Ordinal);
        await _store.DeleteAsync(key);
        Assert.Contains("is missing", (await Assert.ThrowsAsync<InputException>(() => Ledger.RelevantAsync(state, scope))).Message, StringComparison.Ordinal);
    }

    private static RecordedTrial[] Trials(params string[] decisions) => [.. decisions.Select(Recorded)];

    private static RecordedTrial Recorded(string decision)
    {
        var returns = Returns(decision);
        return new RecordedTrial(
            new Trial
            {
                DecisionHash = decision,
                PolicyHash = $"policy {decision}",
                DatasetLineage = "market",
                DatasetId = "dataset",
                Products = [ProductId.Parse("BTC-USD")],
                Candles = Interval.QuarterHour,
                From = Timestamp.Utc(2024, 1, 1),
                To = Timestamp.Utc(2024, 3, 1),
                FillMode = FillMode.Base,
                FeeSchedule = "default",
                EngineVersion = "test",
                Trades = 1,
                Days = returns.Days.Count,
                SharpePerDay = returns.SharpePerDay,
                ReturnsHash = returns.Hash,
            },
            returns);
    }

    private static TrialReturns Returns(string decision) => new() { Days = [1, 2, 3], Returns = [0.01, -0.02, decision.Sum(c => c) / 1000.0] };

    private static SortedDictionary<string, string> Content(MemoryObjectStore store) =>
        new(store.Objects.ToDictionary(o => o.Key, o => Convert.ToBase64String(o.Value)), StringComparer.Ordinal);
}
