using Trading.Core;
using Trading.Core.TradeLog;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Backtests;

/// <summary>Reports in an object store, each in a folder named by its id.</summary>
public sealed class ReportArchive(IObjectStore store)
{
    private const string Folder = "reports/";
    private const string FileName = "/report.json";

    public static string KeyOf(string id) => $"{Folder}{id}{FileName}";

    /// <summary>
    /// Stores a report, and beside it the trades and the tax lots of each variant as CSV. The report comes last: where it is, all is.
    /// </summary>
    public async Task SaveAsync(BacktestReport report, CancellationToken cancellation = default)
    {
        foreach (var variant in report.Variants)
        {
            var name = $"{Folder}{report.Id}/{variant.FillMode.ToCode()}-{variant.FeeSchedule}";
            var trades = variant.Performance.Run.Trades;
            await store.WriteAsync($"{name}.trades.csv", Csv(output => TradeCsv.Write(output, trades)), cancellation);
            await store.WriteAsync($"{name}.tax-lots.csv", Csv(output => TaxLotCsv.Write(output, trades)), cancellation);
        }

        await store.WriteAsync(KeyOf(report.Id), report.ToJson(), cancellation);
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

    private static byte[] Csv(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return output.ToArray();
    }
}
