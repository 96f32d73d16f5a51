using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;
using Trading.Core.MarketData.Gaps;
using Trading.Core.MarketData.Validation;

namespace Trading.Runtime.Datasets;

/// <summary>Takes series from their sources into a dataset: check, clip, measure, fill if asked, write.</summary>
internal sealed class SeriesImport(ImportOptions options, DatasetWriter writer, Action<long> onRows)
{
    // Fewer rows may lie anywhere; this many without one pair of neighbours an interval apart belong to another interval.
    private const int RowsToDoubtInterval = 16;

    private readonly CandleColumns _chunk = new();
    private readonly CandleColumns _filled = new();

    /// <exception cref="InputException">The first fault in the series.</exception>
    public (ImportedSeries Series, PrintedDecimals Decimals) Candles(PlannedSeries planned)
    {
        using var source = planned.Open();
        var validator = new CandleValidator(planned.Interval);
        var meter = new GapMeter(planned.Interval);
        var fill = new ForwardFill(planned.Interval);
        long read = 0;
        long written = 0;
        while (source.ReadNext(_chunk))
        {
            validator.Check(_chunk, source.Where);
            if (read == 0)
            {
                CheckInterval(planned);
            }

            read += _chunk.Count;
            onRows(_chunk.Count);
            _chunk.Clip(options.From, options.To);
            meter.Add(_chunk);
            written += Write(planned, fill);
        }

        read += source.Repaired.DuplicatesDropped;
        return (new(planned.Product, planned.Interval, source.Names, read, written, source.Repaired, fill.Filled, meter.Report()), source.Decimals);
    }

    /// <exception cref="InputException">The first fault in the quotes.</exception>
    public ImportedSeries Quotes(SeriesFiles files)
    {
        var quotes = new QuoteColumns();
        var lines = new List<long>();
        var firstRows = new List<int>();
        foreach (var path in files.Paths)
        {
            firstRows.Add(quotes.Count);
            QuoteCsvReader.Read(SeriesFile.Open(path), path, quotes, files.Interval, lines);
            for (var i = firstRows[^1]; i < lines.Count; i++)
            {
                lines[i] = SeriesFile.Place(firstRows.Count - 1, lines[i]);
            }
        }

        var repair = options.Repair ? SeriesRepair.Apply(quotes, lines) : default;
        new QuoteValidator().Check(quotes, row => SeriesFile.Describe(files.Paths, lines[row]));
        var read = lines.Count + repair.DuplicatesDropped;
        onRows(read);
        quotes.Clip(options.From, options.To);
        writer.Append(files.Product, quotes);
        return new(files.Product, null, files.Paths, read, quotes.Count, repair, 0, null);
    }

    private int Write(PlannedSeries planned, ForwardFill fill)
    {
        var rows = _chunk;
        if (options.ForwardFill)
        {
            _filled.Clear();
            fill.Apply(_chunk, _filled);
            rows = _filled;
        }

        writer.Append(planned.Product, planned.Interval, rows);
        return rows.Count;
    }

    // Hourly candles under the name 15m would pass every other check and look like a market three quarters asleep.
    private void CheckInterval(PlannedSeries planned)
    {
        if (_chunk.Count < RowsToDoubtInterval)
        {
            return;
        }

        var shortest = long.MaxValue;
        for (var i = 1; i < _chunk.Count; i++)
        {
            shortest = Math.Min(shortest, _chunk.OpenTimeMs[i] - _chunk.OpenTimeMs[i - 1]);
        }

        if (shortest > planned.Interval.Ms)
        {
            throw new InputException(
                $"{planned.Name}: its candles are at least {Interval.FromSeconds(shortest / 1000)} apart; expected {planned.Interval} candles");
        }
    }
}
