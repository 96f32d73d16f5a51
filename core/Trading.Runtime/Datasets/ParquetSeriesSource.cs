using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;
using Trading.Core.MarketData.Parquet;
using Trading.Core.MarketData.Validation;

namespace Trading.Runtime.Datasets;

/// <summary>A series in one or more Parquet files, read a row group at a time; with repair it is read as one chunk.</summary>
internal sealed class ParquetSeriesSource(ProductId product, Interval interval, ImmutableArray<string> paths, bool repair)
    : SeriesSource(product, interval)
{
    private readonly CandleParquetReader _reader = new();

    // Of each row of the chunk its file and row.
    private readonly List<long> _rows = [];
    private FileStream? _stream;
    private ParquetReader? _file;
    private PrintedDecimals _decimals;
    private int _opened;
    private int _nextGroup;
    private long _rowsOfFile;

    public override ImmutableArray<string> Names => paths;

    public override PrintedDecimals Decimals => _decimals;

    public override bool ReadNext(CandleColumns into)
    {
        into.Clear();
        _rows.Clear();
        while ((repair || into.Count == 0) && ReadGroup(into))
        {
        }

        if (repair)
        {
            Repaired += SeriesRepair.Apply(into, _rows);
        }

        return into.Count > 0;
    }

    public override string Where(int index) => SeriesFile.Describe(paths, _rows[index], "row");

    public override void Dispose() => _stream?.Dispose();

    // False once all files are read.
    private bool ReadGroup(CandleColumns into)
    {
        while (_file is null || _nextGroup == _file.RowGroups.Count)
        {
            _stream?.Dispose();
            if (_opened == paths.Length)
            {
                return false;
            }

            var path = paths[_opened++];
            _stream = SeriesFile.Open(path);
            _file = _reader.Open(_stream, path);
            (_nextGroup, _rowsOfFile) = (0, 0);
        }

        var start = into.Count;
        _ = _reader.ReadRowGroup(_file, _nextGroup++, into);
        for (var i = start; i < into.Count; i++)
        {
            _rows.Add(SeriesFile.Place(_opened - 1, ++_rowsOfFile));
            _decimals = _decimals.Max(ShortestDecimals.Of(into[i]));
        }

        return true;
    }
}
