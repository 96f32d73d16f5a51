using System.Text;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Retention;

/// <summary>
/// Compacts the audit of an account as its policy says: of cycles that touched no order, once they are old, only what they came to is
/// left. What explains a trade is never touched: its records, their inputs, policies, fills and trades. It may run beside cycles, and may
/// be broken off anywhere: the next run goes on.
/// </summary>
/// <param name="store">The account's store.</param>
/// <param name="objects">Its archive of inputs.</param>
/// <param name="clock">The time.</param>
public sealed class RetentionJob(IStateStore store, IObjectStore objects, TimeProvider clock)
{
    private const int BatchRecords = 100;

    /// <param name="account">Its name.</param>
    /// <param name="policy">What is kept, and how long.</param>
    /// <param name="isTrial">Whether nothing is changed.</param>
    /// <param name="cancellation">Stops between records.</param>
    /// <exception cref="InputException">A record is none.</exception>
    /// <exception cref="StoreException">A store did not answer.</exception>
    public async Task<RetentionReport> RunAsync(string account, RetentionPolicy policy, bool isTrial, CancellationToken cancellation)
    {
        var now = clock.Now();
        var before = now - TimeSpan.FromDays(policy.FullDays);
        var traded = await TradedSlotsAsync(account, cancellation);
        var report = new RetentionReport(account, before, 0, 0, 0, 0, 0, 0);
        var batch = new List<(StoredRecord Old, AuditRecord Read)>(BatchRecords);
        await foreach (var record in store.ReadRecordsAsync(account, Timestamp.MinValue, before, cancellation))
        {
            var read = AuditRecord.Read(record, "store");
            report = report with { Looked = report.Looked + 1 };
            if (read.CompactedAt is not null)
            {
                report = report with { CompactedBefore = report.CompactedBefore + 1 };
            }
            else if (!RecordCompaction.IsQuiet(read) || traded.Contains(record.Slot))
            {
                report = report with { KeptForTrades = report.KeptForTrades + 1 };
            }
            else
            {
                batch.Add((record, read));
            }

            if (batch.Count == BatchRecords)
            {
                report = await CompactAsync(report, batch, now, isTrial, cancellation);
            }
        }

        return await CompactAsync(report, batch, now, isTrial, cancellation);
    }

    // Inputs go first: broken off in between, the records still name what is gone, and the next run finds them again.
    private async Task<RetentionReport> CompactAsync(
        RetentionReport report, List<(StoredRecord Old, AuditRecord Read)> batch, Timestamp now, bool isTrial, CancellationToken cancellation)
    {
        var compacted = batch.Select(entry => entry.Old with { Json = RecordCompaction.Compact(entry.Old, now) }).ToArray();
        var inputs = batch.SelectMany(entry => entry.Read.Decisions).Select(decision => decision.InputHash).OfType<string>().ToArray();
        var removed = 0L;
        if (!isTrial)
        {
            foreach (var hash in inputs)
            {
                removed += await objects.DeleteAsync(InputArchive.KeyOf(hash), cancellation) ? 1 : 0;
            }

            await store.ReplaceRecordsAsync(report.Account, compacted, cancellation);
        }

        var freed = batch.Zip(compacted, (entry, next) => (long)Encoding.UTF8.GetByteCount(entry.Old.Json) - Encoding.UTF8.GetByteCount(next.Json)).Sum();
        batch.Clear();
        return report with
        {
            Compacted = report.Compacted + compacted.Length,
            BytesFreed = report.BytesFreed + freed,
            InputsRemoved = report.InputsRemoved + (isTrial ? inputs.Length : removed),
        };
    }

    private async Task<HashSet<Timestamp>> TradedSlotsAsync(string account, CancellationToken cancellation)
    {
        var slots = new HashSet<Timestamp>();
        await foreach (var trade in store.ReadTradesAsync(account, cancellation))
        {
            slots.Add(trade.Trade.EntrySlot);
            slots.Add(trade.Trade.ExitSlot);
        }

        foreach (var held in (await store.LoadAsync(account, cancellation))?.Document.State.Positions ?? [])
        {
            slots.Add(held.EntrySlot);
            slots.Add(held.ExitSlot);
        }

        return slots;
    }
}
