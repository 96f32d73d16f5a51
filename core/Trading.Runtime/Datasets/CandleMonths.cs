using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>Cuts one series of candles into months and writes each when the next one begins.</summary>
internal sealed class CandleMonths(DatasetFolder folder, Func<CalendarMonth, string> pathOf)
{
    private readonly MonthFiles _files = new(folder, pathOf);
    private readonly CandleColumns _pending = new();
    private long _firstMs;
    private long _lastMs = long.MinValue;
    private long _monthEndMs = long.MinValue;

    public bool IsEmpty => _lastMs == long.MinValue;

    public void Append(CandleColumns candles)
    {
        for (var start = 0; start < candles.Count;)
        {
            var time = candles.OpenTimeMs[start];
            if (time >= _monthEndMs)
            {
                WritePending();
                _monthEndMs = CalendarMonth.Of(new(time)).End.UnixMs;
            }

            var end = start;
            for (; end < candles.Count && candles.OpenTimeMs[end] < _monthEndMs; end++)
            {
                if (candles.OpenTimeMs[end] <= _lastMs)
                {
                    throw new ArgumentException($"{new Timestamp(candles.OpenTimeMs[end])} does not come after {new Timestamp(_lastMs)}", nameof(candles));
                }

                _firstMs = IsEmpty ? candles.OpenTimeMs[end] : _firstMs;
                _lastMs = candles.OpenTimeMs[end];
            }

            _pending.AppendRange(candles, start, end - start);
            start = end;
        }
    }

    public DatasetCandles Finish(Interval interval)
    {
        WritePending();
        return new(interval, new(_firstMs), new(_lastMs), _files.Rows, _files.All);
    }

    private void WritePending()
    {
        if (_pending.Count > 0)
        {
            _files.Add(CalendarMonth.Of(new(_pending.OpenTimeMs[0])), _pending.Count, file => DatasetCodec.Write(file, _pending));
            _pending.Clear();
        }
    }
}
