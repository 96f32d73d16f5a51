namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Values of a column as a growable buffer that readers append to. Only the first <see cref="Count"/> entries count;
/// a null is NaN among doubles and 0 among integers, and <see cref="IsNull"/> tells.
/// </summary>
/// <typeparam name="T"><see cref="long"/> or <see cref="double"/>.</typeparam>
public sealed class ParquetValues<T>
    where T : unmanaged
{
    private T[] _values = [];
    private bool[] _defined = [];

    public int Count { get; private set; }

    /// <summary>How many of the values are null.</summary>
    public int NullCount { get; private set; }

    public ReadOnlySpan<T> Values => _values.AsSpan(0, Count);

    public T this[int index] => Values[index];

    public bool IsNull(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return NullCount > 0 && !_defined[index];
    }

    public void Clear()
    {
        Count = 0;
        NullCount = 0;
    }

    /// <summary>Room behind the last value for that many more.</summary>
    internal Span<T> Room(int count, out Span<bool> defined)
    {
        if (_values.Length - Count < count)
        {
            var size = Math.Max(Count + count, (int)Math.Min(_values.Length * 2L, Array.MaxLength));
            Array.Resize(ref _values, size);
            Array.Resize(ref _defined, size);
        }

        defined = _defined.AsSpan(Count, count);
        defined.Fill(true);
        return _values.AsSpan(Count, count);
    }

    internal void Added(int count, int nulls)
    {
        Count += count;
        NullCount += nulls;
    }
}
