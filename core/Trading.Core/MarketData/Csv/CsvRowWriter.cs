using System.Globalization;

namespace Trading.Core.MarketData.Csv;

/// <summary>Formats rows into one fixed buffer and flushes it to a stream.</summary>
internal sealed class CsvRowWriter : IDisposable
{
    private const int RowBytesMax = 512;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _used;

    public CsvRowWriter(Stream stream, ReadOnlySpan<byte> header)
    {
        _stream = stream;
        header.CopyTo(_buffer);
        _used = header.Length;
        _buffer[_used++] = (byte)'\n';
    }

    /// <summary>The first field of a row: a time in whatever unit the file uses.</summary>
    public void Time(long value)
    {
        _ = value.TryFormat(_buffer.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>The shortest text that reads back as the same double; nothing for NaN.</summary>
    public void Number(double value)
    {
        _buffer[_used++] = (byte)',';
        if (!double.IsNaN(value))
        {
            _ = value.TryFormat(_buffer.AsSpan(_used), out var written, "R", CultureInfo.InvariantCulture);
            _used += written;
        }
    }

    public void End()
    {
        _buffer[_used++] = (byte)'\n';
        if (_used > _buffer.Length - RowBytesMax)
        {
            Flush();
        }
    }

    public void Dispose() => Flush();

    private void Flush()
    {
        _stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
