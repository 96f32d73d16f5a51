using Trading.Core.Market;

namespace Trading.Core.MarketData.Csv;

/// <summary>
/// Reads candles from CSV, plain or gzip, with header names in any common order and case. It checks that each field can
/// be read; whether the candles make sense is <see cref="Validation.CandleValidator"/>'s to say.
/// </summary>
public sealed class CandleCsvReader : IDisposable
{
    private readonly CsvTableReader _table;

    /// <param name="stream">Disposed with the reader.</param>
    /// <param name="source">How errors name the stream, such as its path.</param>
    /// <exception cref="InputException">Empty input, or a header without time, open, high, low, close and base volume.</exception>
    public CandleCsvReader(Stream stream, string source) => _table = new CsvTableReader(stream, source, CandleFields.Numbers);

    /// <summary>The line of the row last read, from 1.</summary>
    public long Line => _table.Line;

    /// <summary>Over all rows so far.</summary>
    public PrintedDecimals Decimals => new(_table.Decimals.AsSpan(0, 4).ToArray().Max(), _table.Decimals[4]);

    /// <summary>Appends up to <paramref name="rowsMax"/> rows in the order of the file and their line numbers.</summary>
    /// <param name="lines">The line of each row, or null if nobody asks.</param>
    /// <returns>How many; fewer than asked only at the end of the file.</returns>
    /// <exception cref="InputException">A row that cannot be read; the message names file and line.</exception>
    public int Read(CandleColumns into, int rowsMax, List<long>? lines = null)
    {
        var count = 0;
        var values = _table.Values;
        while (count < rowsMax && _table.ReadRow())
        {
            into.Append(new Candle(new(_table.TimeMs), values[0], values[1], values[2], values[3], values[4]));
            lines?.Add(_table.Line);
            count++;
        }

        return count;
    }

    public void Dispose() => _table.Dispose();
}
