using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;
using Trading.Core.MarketData.Validation;

namespace Trading.Runtime.Datasets;

/// <summary>A series in one or more CSV files; with repair it is read as one chunk, since any row may belong anywhere.</summary>
internal sealed class CsvSeriesSource(ProductId product, Interval interval, ImmutableArray<string> paths, bool repair)
    : SeriesSource(product, interval)
{
    // Of each row of the chunk its file and line: repair mixes the rows of several files.
    private readonly List<long> _lines = [];
    private CandleCsvReader? _reader;
    private PrintedDecimals _decimals;
    private int _opened;

    public override ImmutableArray<string> Names => paths;

    public override PrintedDecimals Decimals => _decimals;

    public override bool ReadNext(CandleColumns into)
    {
        into.Clear();
        _lines.Clear();
        return repair ? ReadAll(into) : ReadChunk(into);
    }

    public override string Where(int index) => SeriesFile.Describe(paths, _lines[index]);

    public override void Dispose() => _reader?.Dispose();

    private bool ReadAll(CandleColumns into)
    {
        while (ReadFile(into, int.MaxValue))
        {
        }

        Repaired += SeriesRepair.Apply(into, _lines);
        return into.Count > 0;
    }

    private bool ReadChunk(CandleColumns into)
    {
        while (into.Count == 0 && ReadFile(into, ChunkRows))
        {
        }

        return into.Count > 0;
    }

    // False once all files are read.
    private bool ReadFile(CandleColumns into, int rowsMax)
    {
        if (_reader is null)
        {
            if (_opened == paths.Length)
            {
                return false;
            }

            var path = paths[_opened++];
            _reader = new CandleCsvReader(SeriesFile.Open(path), path);
        }

        var start = _lines.Count;
        var read = _reader.Read(into, rowsMax, _lines);
        _decimals = _decimals.Max(_reader.Decimals);
        for (var i = start; i < _lines.Count; i++)
        {
            _lines[i] = SeriesFile.Place(_opened - 1, _lines[i]);
        }

        if (read < rowsMax)
        {
            _reader.Dispose();
            _reader = null;
        }

        return true;
    }
}
