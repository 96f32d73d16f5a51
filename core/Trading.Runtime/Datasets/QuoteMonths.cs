using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>Cuts one product's quotes into months and writes each when the next one begins.</summary>
internal sealed class QuoteMonths(DatasetFolder folder, Func<CalendarMonth, string> pathOf)
{
    private readonly MonthFiles _files = new(folder, pathOf);
    private readonly QuoteColumns _pending = new();
    private long _firstMs;
    private long _lastMs = long.MinValue;
    private long _monthEndMs = long.MinValue;

    public bool IsEmpty => _lastMs == long.MinValue;

    public void Append(QuoteColumns quotes)
    {
        for (var start = 0; start < quotes.Count;)
        {
            var time = quotes.AtMs[start];
            if (time >= _monthEndMs)
            {
                WritePending();
                _monthEndMs = CalendarMonth.Of(new(time)).End.UnixMs;
            }

            var end = start;
            for (; end < quotes.Count && quotes.AtMs[end] < _monthEndMs; end++)
            {
                if (quotes.AtMs[end] <= _lastMs)
                {
                    throw new ArgumentException($"{new Timestamp(quotes.AtMs[end])} does not come after {new Timestamp(_lastMs)}", nameof(quotes));
                }

                _firstMs = IsEmpty ? quotes.AtMs[end] : _firstMs;
                _lastMs = quotes.AtMs[end];
            }

            _pending.AppendRange(quotes, start, end - start);
            start = end;
        }
    }

    public DatasetQuotes Finish()
    {
        WritePending();
        return new(new(_firstMs), new(_lastMs), _files.Rows, _files.All);
    }

    private void WritePending()
    {
        if (_pending.Count > 0)
        {
            _files.Add(CalendarMonth.Of(new(_pending.AtMs[0])), _pending.Count, file => DatasetCodec.Write(file, _pending));
            _pending.Clear();
        }
    }
}
