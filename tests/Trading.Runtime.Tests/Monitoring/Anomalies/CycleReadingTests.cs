using Trading.Runtime.Audit;
using Trading.Runtime.Monitoring.Anomalies;
using Trading.Runtime.Retention;
using Trading.Runtime.Tests.Audit;

namespace Trading.Runtime.Tests.Monitoring.Anomalies;

public sealed class CycleReadingTests
{
    /// <summary>Retention may be shorter than a window: what it has compacted must not make an account look broken.</summary>
    [Fact]
    public async Task Read_RecordsThatRetentionCompacted_AreReadAsDecidingNothing()
    {
        var account = new ToyAccount();
        await account.RunAsync(60);
        var quiet = (await account.RecordsAsync()).Where(record => RecordCompaction.IsQuiet(AuditRecord.Read(record, "store"))).ToList();
        var reading = new CycleReading();

        foreach (var record in quiet)
        {
            var whole = reading.Read(record).Observation;
            var compacted = reading.Read(record with { Json = RecordCompaction.Compact(record, account.Clock.Now) }).Observation;

            Assert.Equal((whole.Slot, whole.DurationMs, whole.Filled, whole.Unfilled), (compacted.Slot, compacted.DurationMs, compacted.Filled, compacted.Unfilled));
            Assert.Equal((0, 0, true, true), (compacted.Signals, compacted.UsableSignals, compacted.Products.IsEmpty, compacted.Stale.IsEmpty));
        }

        Assert.NotEmpty(quiet);
    }
}
