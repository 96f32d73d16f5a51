using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Validation;

namespace Trading.Runtime.Datasets;

/// <summary>Reads one product's quote files in order, checks what it reads and clips it to the range asked for.</summary>
internal sealed class FolderQuoteCursor(
    ImmutableArray<DatasetFile> files, FolderDataset dataset, Timestamp from, Timestamp to) : IQuoteCursor
{
    private readonly QuoteValidator _validator = new();
    private int _next;

    public bool ReadNext(QuoteColumns into)
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
