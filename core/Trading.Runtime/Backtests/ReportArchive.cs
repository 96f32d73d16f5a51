using Trading.Core;
using Trading.Runtime.CostCurves;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Backtests;

/// <summary>Reports in an object store, each in a folder named by its id.</summary>
public sealed class ReportArchive(IObjectStore store)
{
    private const string Folder = "reports/";
    private const string FileName = "/report.json";

    public static string KeyOf(string id) => $"{Folder}{id}{FileName}";

    /// <summary>Key of a file beside a report.</summary>
    public static string KeyOf(string id, string fileName) => $"{Folder}{id}/{fileName}";

    /// <summary>
    /// Stores a report, and beside it its page, its tables as CSV and its cost curve. The report comes last: where it is, all is.
    /// Without a cost curve, one that is stored with the same report already stays part of it.
    /// </summary>
    public async Task SaveAsync(BacktestReport report, CostCurveReport? costs = null, CancellationToken cancellation = default)
    {
        if (costs is not null)
        {
            await store.WriteAsync(KeyOf(report.Id, ReportFiles.CostCurveName), costs.ToJson(), cancellation);
        }

        costs ??= await ReadCostsAsync(report.Id, cancellation);
        foreach (var (name, content) in ReportFiles.Tables(report))
        {
            await store.WriteAsync(KeyOf(report.Id, name), content, cancellation);
        }

        await store.WriteAsync(KeyOf(report.Id, ReportFiles.PageName), ReportFiles.Page(report, costs), cancellation);
        await store.WriteAsync(KeyOf(report.Id), report.ToJson(), cancellation);
    }

    /// <summary>The cost curve that is stored with a report; null where there is none.</summary>
    /// <exception cref="InputException">Not a cost curve.</exception>
    public async Task<CostCurveReport?> ReadCostsAsync(string id, CancellationToken cancellation = default)
    {
        var key = KeyOf(id, ReportFiles.CostCurveName);
        return await store.ReadAsync(key, cancellation) is { } content ? CostCurveReport.Read(content, key) : null;
    }

    /// <summary>Ids of all stored reports in ordinal order.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellation = default) =>
    [
        .. (await store.ListAsync(Folder, cancellation))
            .Where(key => key.EndsWith(FileName, StringComparison.Ordinal))
            .Select(key => key[Folder.Length..^FileName.Length]),
    ];

    /// <summary>The bytes of the report whose id begins so.</summary>
    /// <param name="id">An id or the beginning of exactly one.</param>
    /// <exception cref="InputException">None, or several.</exception>
    public async Task<byte[]> ReadAsync(string id, CancellationToken cancellation = default)
    {
        var ids = await IdsAsync(cancellation);
        var found = ids.Where(i => i.StartsWith(id, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (id.Length == 0 || found.Length != 1)
        {
            throw new InputException(found.Length > 1
                ? $"report: {found.Length} ids begin with '{id}'; name more of it"
                : $"report: there is none with the id '{id}'; there are {(ids.Count == 0 ? "none" : string.Join(", ", ids.Select(i => i[..12]).Take(8)))}");
        }

        return await store.ReadAsync(KeyOf(found[0]), cancellation)
            ?? throw new InputException($"report: {found[0]} was removed meanwhile");
    }
}
