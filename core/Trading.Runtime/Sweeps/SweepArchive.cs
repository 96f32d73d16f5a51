using Trading.Runtime.Ports;

namespace Trading.Runtime.Sweeps;

/// <summary>Reports of sweeps in an object store, each in a folder named by its id, as JSON and as a table.</summary>
public sealed class SweepArchive(IObjectStore store)
{
    private const string Folder = "sweeps/";

    public static string KeyOf(string id) => $"{Folder}{id}/sweep.json";

    /// <summary>Key of the table beside a report.</summary>
    public static string TableKeyOf(string id) => $"{Folder}{id}/sweep.csv";

    /// <summary>The table comes first: where the report is, all is.</summary>
    public async Task SaveAsync(SweepReport report, CancellationToken cancellation = default)
    {
        await store.WriteAsync(TableKeyOf(report.Id), SweepCsv.Of(report), cancellation);
        await store.WriteAsync(KeyOf(report.Id), report.ToJson(), cancellation);
    }
}
