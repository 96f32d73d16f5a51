using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Trading.Core.Market;

namespace Trading.Core.Features;

/// <summary>
/// Gathers source candles into buckets. Volume is summed in four lanes by the candle's place in its bucket, whether candles come
/// one at a time or a whole bucket at once: however a series is cut into calls, the bits are the same.
/// </summary>
internal sealed class BucketBuilder(long sourceMs, long bucketMs, HourGrid grid)
{
    private const int MinutesPerQuarter = 15;

    private readonly int _candlesPerBucket = (int)(bucketMs / sourceMs);
    private long _bucket = long.MinValue;
    private long _start;
    private bool _isOpen;
    private double _high;
    private double _low;
    private double _close;
    private Lanes _volume;

    public void Advance(CandleColumns candles, int from, int to)
    {
        var times = candles.OpenTimeMs;
        var i = from;
        while (i < to)
        {
            if (!_isOpen || (ulong)(times[i] - _start) >= (ulong)bucketMs)
            {
                Open(times[i]);
                if (_candlesPerBucket == MinutesPerQuarter && to - i >= MinutesPerQuarter && times[i] == _start
                    && times[i + MinutesPerQuarter - 1] == _start + ((MinutesPerQuarter - 1) * sourceMs))
                {
                    TakeFullQuarter(candles, i);
                    i += MinutesPerQuarter;
                    continue;
                }
            }

            if (_candlesPerBucket == 1 && times[i] == _start)
            {
                _isOpen = false;
                grid.Push(_bucket, new Bar(candles.High[i], candles.Low[i], candles.Close[i], candles.Volume[i]));
            }
            else
            {
                Take(candles, i);
            }

            i++;
        }
    }

    /// <summary>Closes every bucket that ends at or before <paramref name="timeMs"/>.</summary>
    public void CloseTo(long timeMs)
    {
        if (_bucket == long.MinValue)
        {
            return;
        }

        // The bucket of the last candle is closed by its own end; a division is needed only if time went on beyond the next.
        if (_isOpen && timeMs - _start >= bucketMs)
        {
            Close();
        }

        if (timeMs - _start >= 2 * bucketMs)
        {
            grid.CloseUpTo(BucketOf(timeMs));
        }
    }

    private void Open(long timeMs)
    {
        if (_isOpen)
        {
            Close();
        }

        var next = _start + bucketMs;
        if (timeMs == next && _bucket != long.MinValue)
        {
            _bucket++;
            _start = next;
        }
        else
        {
            _bucket = BucketOf(timeMs);
            _start = _bucket * bucketMs;
        }

        if (_bucket < grid.Next)
        {
            throw new InvalidOperationException($"The candle of {new Timestamp(timeMs)} came after its quarter-hour was closed");
        }

        _isOpen = true;
        _high = double.NegativeInfinity;
        _low = double.PositiveInfinity;
        _volume = default;
    }

    private void Take(CandleColumns candles, int i)
    {
        var offset = (uint)(candles.OpenTimeMs[i] - _start);
        var slot = _candlesPerBucket == 1 ? 0 : (int)(offset / (uint)sourceMs);
        if (slot * sourceMs != offset)
        {
            throw new ArgumentException($"The candle of {new Timestamp(candles.OpenTimeMs[i])} is off its {sourceMs} ms grid");
        }

        _high = WindowMath.Greater(_high, candles.High[i]);
        _low = WindowMath.Lesser(_low, candles.Low[i]);
        _close = candles.Close[i];
        _volume[slot & 3] += candles.Volume[i];
        if (slot == _candlesPerBucket - 1)
        {
            Close();
        }
    }

    private void TakeFullQuarter(CandleColumns candles, int i)
    {
        var high = Vector256.MaxNative(
            Vector256.MaxNative(WindowMath.Load(candles.High, i), WindowMath.Load(candles.High, i + 4)),
            Vector256.MaxNative(WindowMath.Load(candles.High, i + 8), WindowMath.Load(candles.High, i + 11)));
        var low = Vector256.MinNative(
            Vector256.MinNative(WindowMath.Load(candles.Low, i), WindowMath.Load(candles.Low, i + 4)),
            Vector256.MinNative(WindowMath.Load(candles.Low, i + 8), WindowMath.Load(candles.Low, i + 11)));
        var volume = candles.Volume;
        var lanes = WindowMath.Load(volume, i) + WindowMath.Load(volume, i + 4) + WindowMath.Load(volume, i + 8)
            + Vector256.Create(volume[i + 12], volume[i + 13], volume[i + 14], 0);
        _isOpen = false;
        grid.Push(_bucket, new Bar(
            WindowMath.Max(high), WindowMath.Min(low), candles.Close[i + MinutesPerQuarter - 1], WindowMath.Sum(lanes)));
    }

    private void Close()
    {
        _isOpen = false;
        grid.Push(_bucket, new Bar(_high, _low, _close, (_volume[0] + _volume[2]) + (_volume[1] + _volume[3])));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long BucketOf(long timeMs)
    {
        var bucket = timeMs / bucketMs;
        return bucket * bucketMs > timeMs ? bucket - 1 : bucket;
    }

    [InlineArray(4)]
    private struct Lanes
    {
        private double _first;
    }
}
