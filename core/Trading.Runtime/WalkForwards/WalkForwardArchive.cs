using Trading.Core;
using Trading.Runtime.Ports;

namespace Trading.Runtime.WalkForwards;

/// <summary>Reports of walk-forwards in an object store, each in a folder named by its id, as JSON and as a table.</summary>
public sealed class WalkForwardArchive(IObjectStore store)
{
    private const string Folder = "walkforwards/";

    public static string KeyOf(string id) => $"{Folder}{id}/walkforward.json";

    /// <summary>Key of the table beside a report.</summary>
    public static string TableKeyOf(string id) => $"{Folder}{id}/walkforward.csv";

    /// <exception cref="InputException">There is none with this id, or it is of another version.</exception>
    public async Task<WalkForwardReport> ReadAsync(string id, CancellationToken cancellation = default)
    {
        var key = KeyOf(id);
        var content = await store.ReadAsync(key, cancellation)
            ?? throw new InputException($"{key}: there is no such walk-forward; expected the id of a stored one");
        return WalkForwardReport.Read(content, key);
    }

    /// <summary>The table comes first: where the report is, all is.</summary>
    public async Task SaveAsync(WalkForwardReport report, CancellationToken cancellation = default)
    {
        await store.WriteAsync(TableKeyOf(report.Id), WalkForwardCsv.Of(report), cancellation);
        await store.WriteAsync(KeyOf(report.Id), report.ToJson(), cancellation);
    }
}
