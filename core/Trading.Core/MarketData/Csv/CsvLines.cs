using System.IO.Compression;

namespace Trading.Core.MarketData.Csv;

/// <summary>Splits a byte stream, plain or gzip, into lines, in one fixed buffer. Blank lines are skipped but counted.</summary>
internal sealed class CsvLines : IDisposable
{
    private const int LineBytesMax = 64 * 1024;

    // The platform's gzip reader takes a file that was cut short for a whole one. So a member of our own is put behind the
    // file: only where the file's last member is complete does its text come out.
    private static readonly byte[] EndMark = "\u0003end of the file\u0004"u8.ToArray();
    private static readonly byte[] EndMember = Compress(EndMark);

    private readonly Stream _stream;
    private readonly bool _isGzip;
    private readonly string _source;
    private readonly byte[] _buffer = new byte[4 * LineBytesMax];
    private int _start;
    private int _end;
    private bool _isDrained;

    /// <param name="stream">Disposed with this object.</param>
    /// <param name="source">How errors name the stream.</param>
    public CsvLines(Stream stream, string source)
    {
        _source = source;
        _stream = stream;
        Fill();
        if (_end >= 2 && _buffer[0] == 0x1F && _buffer[1] == 0x8B)
        {
            _isGzip = true;
            _stream = new GZipStream(
                new FramedStream(_buffer.AsSpan(0, _end).ToArray(), stream, EndMember), CompressionMode.Decompress);
            (_end, _isDrained) = (0, false);
            Fill();
        }

        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _start = 3;
        }
    }

    /// <summary>The number of the line last read, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next line that is not blank, without its end; valid until the next call.</summary>
    /// <exception cref="InputException">A line is longer than any candle's, or the compressed data is damaged.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (TryReadAny(out line))
        {
            Number++;
            line = line.TrimEnd((byte)'\r');
            if (!line.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _stream.Dispose();

    private bool TryReadAny(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var length = rest.IndexOf((byte)'\n');
            if (length > LineBytesMax || (length < 0 && rest.Length > LineBytesMax))
            {
                throw new InputException($"{_source}: line {Number + 1} is longer than {LineBytesMax} bytes; expected a CSV row");
            }

            if (length >= 0)
            {
                line = rest[..length];
                _start += length + 1;
                return true;
            }

            if (_isDrained)
            {
                line = rest;
                _start = _end;
                return !rest.IsEmpty;
            }

            Fill();
        }
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        while (_end < _buffer.Length && !_isDrained)
        {
            var read = ReadStream(_buffer.AsSpan(_end));
            _end += read;
            _isDrained = read == 0;
        }

        if (_isDrained && _isGzip)
        {
            _end -= _buffer.AsSpan(0, _end).EndsWith(EndMark) ? EndMark.Length : throw new InputException(
                $"{_source}: damaged gzip data after line {Number}: it ends too soon");
        }
    }

    private static byte[] Compress(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(text);
        }

        return packed.ToArray();
    }

    private int ReadStream(Span<byte> into)
    {
        try
        {
            return _stream.Read(into);
        }
        catch (InvalidDataException e)
        {
            throw new InputException($"{_source}: damaged gzip data after line {Number}: {e.Message}", e);
        }
    }
}
