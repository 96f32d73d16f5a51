using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>Keeps the list of a series' files while they are written, one a month.</summary>
internal sealed class MonthFiles(DatasetFolder folder, Func<CalendarMonth, string> pathOf)
{
    private readonly ImmutableArray<DatasetFile>.Builder _files = ImmutableArray.CreateBuilder<DatasetFile>();

    public ImmutableArray<DatasetFile> All => _files.ToImmutable();

    public long Rows => _files.Sum(f => f.Rows);

    public void Add(CalendarMonth month, int rows, Action<Stream> write)
    {
        var path = pathOf(month);
        using var file = folder.Create(path);
        write(file);
        file.Position = 0;
        _files.Add(new DatasetFile(month, path, rows, ContentHash.Of(file)));
    }
}
