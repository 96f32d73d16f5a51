namespace Trading.Core.Market;

/// <summary>Quotes as columns, sorted by time; NaN marks a missing value. Only the first <see cref="Count"/> entries count.</summary>
public sealed class QuoteColumns
{
    /// <summary>Stamps, milliseconds since 1970-01-01 UTC.</summary>
    public long[] AtMs { get; private set; } = [];

    public double[] Bid { get; private set; } = [];

    public double[] Ask { get; private set; } = [];

    /// <summary>Base units.</summary>
    public double[] BidSize { get; private set; } = [];

    /// <summary>Base units.</summary>
    public double[] AskSize { get; private set; } = [];

    /// <summary>Quote currency within 20 bps, the thinner side.</summary>
    public double[] DepthNotional { get; private set; } = [];

    public int Count { get; private set; }

    public Quote this[int index] => new(
        new Timestamp(AtMs[index]), Bid[index], Ask[index], BidSize[index], AskSize[index], DepthNotional[index]);

    public void Clear() => Count = 0;

    public void EnsureCapacity(int capacity)
    {
        if (capacity <= AtMs.Length)
        {
            return;
        }

        var size = Math.Max(capacity, AtMs.Length * 2);
        AtMs = Grow(AtMs, size);
        Bid = Grow(Bid, size);
        Ask = Grow(Ask, size);
        BidSize = Grow(BidSize, size);
        AskSize = Grow(AskSize, size);
        DepthNotional = Grow(DepthNotional, size);
    }

    /// <summary>Declares that a reader has filled the first <paramref name="count"/> entries of every array.</summary>
    public void SetCount(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, AtMs.Length);
        Count = count;
    }

    public void Append(in Quote quote)
    {
        EnsureCapacity(Count + 1);
        var i = Count++;
        AtMs[i] = quote.At.UnixMs;
        Bid[i] = quote.Bid;
        Ask[i] = quote.Ask;
        BidSize[i] = quote.BidSize;
        AskSize[i] = quote.AskSize;
        DepthNotional[i] = quote.DepthNotional;
    }

    /// <summary>Keeps only the quotes stamped in [<paramref name="from"/>, <paramref name="to"/>); they must be sorted.</summary>
    public void Clip(Timestamp from, Timestamp to)
    {
        var start = LowerBound(from);
        var count = Math.Max(0, LowerBound(to) - start);
        if (start > 0 && count > 0)
        {
            Array.Copy(AtMs, start, AtMs, 0, count);
            Array.Copy(Bid, start, Bid, 0, count);
            Array.Copy(Ask, start, Ask, 0, count);
            Array.Copy(BidSize, start, BidSize, 0, count);
            Array.Copy(AskSize, start, AskSize, 0, count);
            Array.Copy(DepthNotional, start, DepthNotional, 0, count);
        }

        Count = count;
    }

    /// <summary>Appends <paramref name="count"/> quotes of another buffer, from <paramref name="start"/> on.</summary>
    public void AppendRange(QuoteColumns source, int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + count, source.Count);
        EnsureCapacity(Count + count);
        Array.Copy(source.AtMs, start, AtMs, Count, count);
        Array.Copy(source.Bid, start, Bid, Count, count);
        Array.Copy(source.Ask, start, Ask, Count, count);
        Array.Copy(source.BidSize, start, BidSize, Count, count);
        Array.Copy(source.AskSize, start, AskSize, Count, count);
        Array.Copy(source.DepthNotional, start, DepthNotional, Count, count);
        Count += count;
    }

    /// <summary>The index of the first quote stamped at or after <paramref name="time"/>; <see cref="Count"/> if none is.</summary>
    public int LowerBound(Timestamp time)
    {
        var index = Array.BinarySearch(AtMs, 0, Count, time.UnixMs);
        return index >= 0 ? index : ~index;
    }

    private static T[] Grow<T>(T[] array, int size)
    {
        Array.Resize(ref array, size);
        return array;
    }
}
