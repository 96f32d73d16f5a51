using Trading.Core.Market;

namespace Trading.Core.MarketData.Csv;

/// <summary>
/// Writes candles as CSV: <c>time,open,high,low,close,volume</c>, epoch seconds of the open, each number
/// the shortest text that reads back as the same double.
/// </summary>
public sealed class CandleCsvWriter : IDisposable
{
    private readonly CsvRowWriter _rows;

    /// <param name="stream">Left open.</param>
    public CandleCsvWriter(Stream stream) => _rows = new CsvRowWriter(stream, "time,open,high,low,close,volume"u8);

    public void Write(CandleColumns candles)
    {
        for (var i = 0; i < candles.Count; i++)
        {
            _rows.Time(candles.OpenTimeMs[i] / 1000);
            _rows.Number(candles.Open[i]);
            _rows.Number(candles.High[i]);
            _rows.Number(candles.Low[i]);
            _rows.Number(candles.Close[i]);
            _rows.Number(candles.Volume[i]);
            _rows.End();
        }
    }

    /// <summary>Flushes what is buffered.</summary>
    public void Dispose() => _rows.Dispose();
}
