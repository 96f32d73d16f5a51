using Trading.Core.Market;

namespace Trading.Core.MarketData.Gaps;

/// <summary>
/// Fills missing candles with the last close and zero volume. Nothing does this unasked: a filled candle looks like a
/// market that stood still.
/// </summary>
/// <param name="interval">The series' interval.</param>
public sealed class ForwardFill(Interval interval)
{
    private Candle? _last;

    /// <summary>How many candles have been made up so far.</summary>
    public long Filled { get; private set; }

    /// <summary>Appends the next candles of a valid series and, before each, those missing since the last one.</summary>
    public void Apply(CandleColumns source, CandleColumns into)
    {
        for (var i = 0; i < source.Count; i++)
        {
            var candle = source[i];
            if (_last is { } last)
            {
                for (var time = last.OpenTime.AddMs(interval.Ms); time < candle.OpenTime; time = time.AddMs(interval.Ms))
                {
                    into.Append(new Candle(time, last.Close, last.Close, last.Close, last.Close, 0));
                    Filled++;
                }
            }

            into.Append(candle);
            _last = candle;
        }
    }
}
