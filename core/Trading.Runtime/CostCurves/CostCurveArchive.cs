using Trading.Runtime.Ports;

namespace Trading.Runtime.CostCurves;

/// <summary>Reports of cost curves in an object store, each in a folder named by its id, as JSON and as a table.</summary>
public sealed class CostCurveArchive(IObjectStore store)
{
    private const string Folder = "costcurves/";

    public static string KeyOf(string id) => $"{Folder}{id}/costcurve.json";

    /// <summary>The table comes first: where the report is, all is.</summary>
    public async Task SaveAsync(CostCurveReport report, CancellationToken cancellation = default)
    {
        await store.WriteAsync($"{Folder}{report.Id}/costcurve.csv", CostCurveCsv.Of(report), cancellation);
        await store.WriteAsync(KeyOf(report.Id), report.ToJson(), cancellation);
    }
}
