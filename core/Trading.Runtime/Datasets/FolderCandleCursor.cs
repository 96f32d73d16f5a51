using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Validation;

namespace Trading.Runtime.Datasets;

/// <summary>Reads one series' month files in order, checks what it reads and clips it to the range asked for.</summary>
internal sealed class FolderCandleCursor(
    ImmutableArray<DatasetFile> files, FolderDataset dataset, Interval interval, Timestamp from, Timestamp to) : ICandleCursor
{
    private readonly CandleValidator _validator = new(interval);
    private int _next;

    public bool ReadNext(CandleColumns into)
    {
        while (_next < files.Length)
        {
            var file = files[_next++];
            dataset.Read(file, into);
            _validator.Check(into, row => $"{dataset.PathOf(file)}: row {row + 1}");
            into.Clip(from, to);
            if (into.Count > 0)
            {
                return true;
            }
        }

        into.Clear();
        return false;
    }

    public void Dispose()
    {
    }
}
