using Trading.Core.Market;

namespace Trading.Core.MarketData.Resampling;

/// <summary>
/// Makes coarser candles of finer ones, chunk by chunk: first open, highest high, lowest low, last close, summed volume.
/// A coarse candle exists where at least one fine one does.
/// </summary>
public sealed class CandleResampler
{
    private Candle _bucket;
    private bool _isOpen;

    /// <param name="source">The interval of the candles given.</param>
    /// <param name="target">The interval wanted.</param>
    /// <exception cref="InputException">The target is finer than the source or not a multiple of it.</exception>
    public CandleResampler(Interval source, Interval target)
    {
        if (target.Ms < source.Ms)
        {
            throw new InputException($"interval: {target} is finer than the source's {source}; expected {source} or a multiple of it");
        }

        if (target.Ms % source.Ms != 0)
        {
            throw new InputException($"interval: {target} is not a multiple of the source's {source}");
        }

        Target = target;
    }

    public Interval Target { get; }

    /// <summary>Takes the next candles of a valid series and appends those coarse ones that are complete by now.</summary>
    public void Add(CandleColumns source, CandleColumns into)
    {
        for (var i = 0; i < source.Count; i++)
        {
            var candle = source[i];
            var start = candle.OpenTime.Floor(Target);
            if (_isOpen && start == _bucket.OpenTime)
            {
                _bucket = new Candle(
                    start,
                    _bucket.Open,
                    Math.Max(_bucket.High, candle.High),
                    Math.Min(_bucket.Low, candle.Low),
                    candle.Close,
                    _bucket.Volume + candle.Volume);
                continue;
            }

            Flush(into);
            _bucket = candle with { OpenTime = start };
            _isOpen = true;
        }
    }

    /// <summary>Appends the last candle, which the end of the series may have cut short.</summary>
    public void Flush(CandleColumns into)
    {
        if (_isOpen)
        {
            into.Append(_bucket);
            _isOpen = false;
        }
    }
}
