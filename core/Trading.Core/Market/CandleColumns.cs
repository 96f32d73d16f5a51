namespace Trading.Core.Market;

/// <summary>
/// Candles as columns: a growable buffer that readers fill and loops walk without an object per candle.
/// Only the first <see cref="Count"/> entries of each array are candles.
/// </summary>
public sealed class CandleColumns
{
    public CandleColumns(int capacity = 0)
    {
        OpenTimeMs = new long[capacity];
        Open = new double[capacity];
        High = new double[capacity];
        Low = new double[capacity];
        Close = new double[capacity];
        Volume = new double[capacity];
    }

    /// <summary>Open times, milliseconds since 1970-01-01 UTC.</summary>
    public long[] OpenTimeMs { get; private set; }

    public double[] Open { get; private set; }

    public double[] High { get; private set; }

    public double[] Low { get; private set; }

    public double[] Close { get; private set; }

    /// <summary>Traded volume in base units.</summary>
    public double[] Volume { get; private set; }

    public int Count { get; private set; }

    public int Capacity => OpenTimeMs.Length;

    public Candle this[int index] => new(
        new Timestamp(OpenTimeMs[index]), Open[index], High[index], Low[index], Close[index], Volume[index]);

    public void Clear() => Count = 0;

    /// <summary>Makes room for <paramref name="capacity"/> candles, keeping those that are there.</summary>
    public void EnsureCapacity(int capacity)
    {
        if (capacity <= Capacity)
        {
            return;
        }

        var size = Math.Max(capacity, Capacity * 2);
        OpenTimeMs = Grow(OpenTimeMs, size);
        Open = Grow(Open, size);
        High = Grow(High, size);
        Low = Grow(Low, size);
        Close = Grow(Close, size);
        Volume = Grow(Volume, size);
    }

    /// <summary>Declares that a reader has filled the first <paramref name="count"/> entries of every array.</summary>
    public void SetCount(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Capacity);
        Count = count;
    }

    public void Append(in Candle candle)
    {
        EnsureCapacity(Count + 1);
        var i = Count++;
        OpenTimeMs[i] = candle.OpenTime.UnixMs;
        Open[i] = candle.Open;
        High[i] = candle.High;
        Low[i] = candle.Low;
        Close[i] = candle.Close;
        Volume[i] = candle.Volume;
    }

    /// <summary>Keeps only the candles that open in [<paramref name="from"/>, <paramref name="to"/>); they must be sorted.</summary>
    public void Clip(Timestamp from, Timestamp to)
    {
        var start = LowerBound(from);
        var count = Math.Max(0, LowerBound(to) - start);
        if (start > 0 && count > 0)
        {
            Array.Copy(OpenTimeMs, start, OpenTimeMs, 0, count);
            Array.Copy(Open, start, Open, 0, count);
            Array.Copy(High, start, High, 0, count);
            Array.Copy(Low, start, Low, 0, count);
            Array.Copy(Close, start, Close, 0, count);
            Array.Copy(Volume, start, Volume, 0, count);
        }

        Count = count;
    }

    /// <summary>Appends <paramref name="count"/> candles of another buffer, from <paramref name="start"/> on.</summary>
    public void AppendRange(CandleColumns source, int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + count, source.Count);
        EnsureCapacity(Count + count);
        Array.Copy(source.OpenTimeMs, start, OpenTimeMs, Count, count);
        Array.Copy(source.Open, start, Open, Count, count);
        Array.Copy(source.High, start, High, Count, count);
        Array.Copy(source.Low, start, Low, Count, count);
        Array.Copy(source.Close, start, Close, Count, count);
        Array.Copy(source.Volume, start, Volume, Count, count);
        Count += count;
    }

    /// <summary>The index of the first candle that opens at or after <paramref name="time"/>; <see cref="Count"/> if none does.</summary>
    public int LowerBound(Timestamp time)
    {
        var index = Array.BinarySearch(OpenTimeMs, 0, Count, time.UnixMs);
        return index >= 0 ? index : ~index;
    }

    private static T[] Grow<T>(T[] array, int size)
    {
        Array.Resize(ref array, size);
        return array;
    }
}
