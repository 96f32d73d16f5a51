using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.TradeLog;
using Trading.Runtime.Audit;
using Trading.Runtime.Ports;
using Trading.Runtime.Retention;
using Trading.Runtime.Tests.Audit;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Retention;

/// <summary>An account that traded for a while through the whole shell, and that is then old.</summary>
public class RetentionJobTests
{
    private const int Cycles = 120;

    private static readonly RetentionPolicy Days30 = new() { FullDays = 30 };

    private readonly ToyAccount _account = new();

    [Fact]
    public async Task Run_OldAccount_LeavesEveryTradeExplainedToTheByteAndCompactsTheRest()
    {
        await AgeAsync();
        var trades = await TradesAsync();
        var before = await WhysAsync(trades);
        var whole = await _account.RecordsAsync();

        var report = await RunAsync();

        Assert.NotEmpty(trades);
        Assert.Equal(before, await WhysAsync(trades));
        Assert.Equal((Cycles, 0L, Cycles), (report.Looked, report.CompactedBefore, report.Compacted + report.KeptForTrades));
        Assert.InRange(report.Compacted, 1, Cycles - trades.Count);
        Assert.InRange(report.InputsRemoved, report.Compacted, 2 * report.Compacted);
        var left = await _account.RecordsAsync();
        Assert.Equal(whole.Select(record => (record.Number, record.Slot)), left.Select(record => (record.Number, record.Slot)));
        Assert.Equal(whole.Sum(r => r.Json.Length) - left.Sum(r => r.Json.Length), report.BytesFreed);
    }

    [Fact]
    public async Task Run_CompactedCycle_KeepsOutcomeEventsAndNavAndSaysWhatIsGone()
    {
        await AgeAsync();
        var whole = (await _account.RecordsAsync()).Select(record => AuditRecord.Read(record, "store")).ToDictionary(record => record.Slot);
        await RunAsync();

        var audit = new AuditReader(_account.Store, _account.Objects);
        var compacted = (await _account.RecordsAsync()).Select(record => AuditRecord.Read(record, "store")).Where(record => record.CompactedAt is not null).ToList();
        Assert.All(compacted, record =>
        {
            var old = whole[record.Slot];
            Assert.Equal((old.Outcome, old.PolicyHash, _account.Clock.Now), (record.Outcome, record.PolicyHash, record.CompactedAt));
            Assert.Equal(Events(old), Events(record));
            Assert.Equal(NavOf(old), NavOf(record));
            Assert.Empty(record.Decisions);
        });
        var why = await new WhyJob(_account.Store, audit).CycleAsync(ToyAccount.Name, compacted[0].Slot, default);
        Assert.StartsWith($"its detail was compacted on {_account.Clock.Now}, as it touched no order", why.Note, StringComparison.Ordinal);
        var replayed = await new AuditReplayJob(audit).RunAsync(ToyAccount.Name, Timestamp.MinValue, Timestamp.MaxValue, default).ToListAsync();
        Assert.DoesNotContain(replayed, cycle => cycle.Verdict == ReplayVerdict.Different);
        Assert.Equal(compacted.Count, replayed.Count(cycle => cycle.Verdict == ReplayVerdict.NothingToReplay));
    }

    [Fact]
    public async Task Run_Again_FindsNothingMoreToDo()
    {
        await AgeAsync();
        var first = await RunAsync();
        var left = await _account.RecordsAsync();

        var second = await RunAsync();

        Assert.Equal((0L, first.Compacted, first.KeptForTrades, 0L, 0L), (second.Compacted, second.CompactedBefore, second.KeptForTrades, second.BytesFreed, second.InputsRemoved));
        Assert.Equal(left, await _account.RecordsAsync());
    }

    [Fact]
    public async Task Run_Trial_CountsTheSameAndChangesNothing()
    {
        await AgeAsync();
        var (records, objects) = (await _account.RecordsAsync(), await _account.Objects.ListAsync(""));

        var trial = await RunAsync(isTrial: true);

        Assert.Equal(records, await _account.RecordsAsync());
        Assert.Equal(objects, await _account.Objects.ListAsync(""));
        Assert.Equal(trial, await RunAsync());
    }

    [Fact]
    public async Task Run_RecordsYoungerThanPolicySays_AreNotLookedAt()
    {
        await _account.RunAsync(Cycles);
        var records = await _account.RecordsAsync();
        _account.Clock.Now = records[50].Slot + TimeSpan.FromDays(30);

        var report = await RunAsync();

        Assert.Equal((records[50].Slot, 50L), (report.Before, report.Looked));
        Assert.All((await _account.RecordsAsync()).Skip(50), record => Assert.Null(AuditRecord.Read(record, "store").CompactedAt));
    }

    /// <summary>The archive goes away in the middle; the next run ends what this one began.</summary>
    [Fact]
    public async Task Run_BrokenOff_IsEndedByTheNext()
    {
        await AgeAsync();
        var expected = await RunAsync(isTrial: true);
        var failing = new FailingDeletes(_account.Objects, after: 7);

        await Assert.ThrowsAsync<StoreException>(() => RunAsync(objects: failing));
        Assert.All(await _account.RecordsAsync(), record => Assert.Null(AuditRecord.Read(record, "store").CompactedAt));
        var report = await RunAsync();

        Assert.Equal((expected.Compacted, expected.KeptForTrades, expected.InputsRemoved - 7), (report.Compacted, report.KeptForTrades, report.InputsRemoved));
        Assert.NotEmpty(await WhysAsync(await TradesAsync()));
    }

    private async Task AgeAsync()
    {
        await _account.RunAsync(Cycles);
        _account.Clock.Now = _account.Clock.Now.AddMs((long)TimeSpan.FromDays(400).TotalMilliseconds);
    }

    private Task<RetentionReport> RunAsync(bool isTrial = false, IObjectStore? objects = null) =>
        new RetentionJob(_account.Store, objects ?? _account.Objects, _account.Clock).RunAsync(ToyAccount.Name, Days30, isTrial, default);

    // Open trades too: what explains them is kept as well.
    private async Task<List<string>> TradesAsync()
    {
        var open = (await _account.LoadAsync()).Document.State.Positions.Select(held => held.TradeId.ToString());
        var closed = await _account.Store.ReadTradesAsync(ToyAccount.Name, default).Select(trade => trade.Trade.Id.ToString()).ToListAsync();
        return [.. closed, .. open];
    }

    private async Task<List<string>> WhysAsync(List<string> trades)
    {
        var job = new WhyJob(_account.Store, new AuditReader(_account.Store, _account.Objects));
        var whys = new List<string>();
        foreach (var id in trades)
        {
            var why = await job.TradeAsync(ToyAccount.Name, id, default);
            Assert.NotNull(why.Entry);
            Assert.NotEmpty(why.Orders);
            whys.Add(JsonSerializer.Serialize(why, CoreJson.Compact));
        }

        return whys;
    }

    private static List<string> Events(AuditRecord record) => [.. record.Events.Select(happened => happened.GetRawText())];

    private static string? NavOf(AuditRecord record) =>
        record.Root.TryGetProperty("decision", out var decision) ? decision.GetProperty("nav").GetRawText() : null;

    /// <summary>Deletes a few objects and then answers no more.</summary>
    private sealed class FailingDeletes(IObjectStore inner, int after) : IObjectStore
    {
        private int _left = after;

        public Task<byte[]?> ReadAsync(string key, CancellationToken cancellation = default) => inner.ReadAsync(key, cancellation);

        public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) => inner.WriteAsync(key, content, cancellation);

        public Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) => inner.TryCreateAsync(key, content, cancellation);

        public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default) => inner.ListAsync(prefix, cancellation);

        public Task<bool> DeleteAsync(string key, CancellationToken cancellation = default) =>
            _left-- > 0 ? inner.DeleteAsync(key, cancellation) : throw new StoreException("gone");
    }
}
