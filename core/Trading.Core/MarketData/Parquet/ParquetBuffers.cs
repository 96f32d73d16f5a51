namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Memory that readers reuse from file to file, so that decoding allocates nothing once it has seen its largest column.
/// Serves one reader at a time.
/// </summary>
public sealed class ParquetBuffers
{
    private readonly List<ColumnCursor> _cursors = [];
    internal byte[] Footer = [];

    internal ColumnCursor Cursor(int index)
    {
        while (_cursors.Count <= index)
        {
            _cursors.Add(new ColumnCursor());
        }

        return _cursors[index];
    }

    internal static void Ensure<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = GC.AllocateUninitializedArray<T>(length);
        }
    }
}
