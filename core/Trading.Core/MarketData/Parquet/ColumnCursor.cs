using System.Buffers.Binary;

namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Walks the pages of one column chunk: <see cref="NextPage"/>, <see cref="Decompress"/>, <see cref="Decode"/>, until no page is left.
/// Decompression stands apart so that two columns can share it (<see cref="DecompressBoth"/>). Errors are <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class ColumnCursor
{
    private const int LevelLengthSize = 4;
    private readonly ValueDecoder _values = new();
    private byte[] _chunkBuffer = [];
    private byte[] _scratch = [];
    private bool[] _levels = [];
    private ReadOnlyMemory<byte> _chunk;
    private ReadOnlyMemory<byte> _body;
    private ParquetColumn _column = ParquetColumn.Int64("");
    private ParquetCodec _codec;
    private PageHeader _page;
    private int _position;
    private int _rowsLeft;

    /// <summary>Values of the page at hand, nulls included.</summary>
    public int PageValues => _page.ValueCount;

    private bool IsSnappy => _codec == ParquetCodec.Snappy && _page.IsCompressed;

    /// <summary>Begins a chunk of <paramref name="rows"/> values, to be decoded to doubles or to 64-bit integers.</summary>
    public void Open(ParquetSource source, ParquetColumn column, ParquetColumnChunk chunk, int rows, bool toDouble)
    {
        PageCompression.CheckReadable(chunk.Codec, column.Name);
        _values.Begin(column, toDouble);
        _column = column;
        _codec = chunk.Codec;
        _rowsLeft = rows;
        _position = 0;
        _chunk = chunk.CompressedSize <= int.MaxValue
            ? source.Read(chunk.Offset, (int)chunk.CompressedSize, ref _chunkBuffer)
            : throw new InvalidDataException($"column '{column.Name}' has a chunk of {chunk.CompressedSize} bytes, beyond 2 GiB");
    }

    /// <summary>Moves to the next page with values, taking in the dictionary on the way. False when all values are read.</summary>
    public bool NextPage()
    {
        while (_rowsLeft > 0)
        {
            _page = PageHeader.Read(_chunk.Span[_position..], out var headerSize);
            _body = _chunk.Slice(_position + headerSize, _page.Size);
            _position += headerSize + _page.Size;
            if (_page.Kind == PageKind.Dictionary)
            {
                TakeDictionary();
            }
            else if (_page.Kind != PageKind.Index)
            {
                CheckDataPage();
                if (_page.ValueCount > 0)
                {
                    _rowsLeft -= _page.ValueCount;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Decompresses the page at hand, if it is compressed.</summary>
    public void Decompress()
    {
        if (_codec == ParquetCodec.Uncompressed || !_page.IsCompressed)
        {
            return;
        }

        // Levels of version 2 lie uncompressed before the values.
        var (levels, length) = (_page.LevelSize, _page.UncompressedSize - _page.LevelSize);
        ParquetBuffers.Ensure(ref _scratch, _page.UncompressedSize + SnappyDecoder.Slop);
        _body.Span[..levels].CopyTo(_scratch);
        if (length > 0)
        {
            PageCompression.Decompress(_codec, _body.Span[levels..], _scratch.AsSpan(levels), length);
        }

        _body = _scratch.AsMemory(0, _page.UncompressedSize);
    }

    /// <summary>Decompresses the pages at hand of two columns, together where that is faster.</summary>
    public static void DecompressBoth(ColumnCursor first, ColumnCursor second)
    {
        if (!first.IsSnappy || !second.IsSnappy || first._page.LevelSize + second._page.LevelSize > 0)
        {
            first.Decompress();
            second.Decompress();
            return;
        }

        var (length1, length2) = (first._page.UncompressedSize, second._page.UncompressedSize);
        ParquetBuffers.Ensure(ref first._scratch, length1 + SnappyDecoder.Slop);
        ParquetBuffers.Ensure(ref second._scratch, length2 + SnappyDecoder.Slop);
        SnappyDecoder.DecodePair(first._body.Span, first._scratch, length1, second._body.Span, second._scratch, length2);
        first._body = first._scratch.AsMemory(0, length1);
        second._body = second._scratch.AsMemory(0, length2);
    }

    /// <summary>
    /// Decodes the page at hand into the first <see cref="PageValues"/> places of <paramref name="target"/>; returns how many are null.
    /// Where there are nulls, <paramref name="defined"/> says which (it may be empty if nulls are an error to the caller).
    /// </summary>
    public int Decode(Span<long> target, Span<bool> defined)
    {
        target = target[.._page.ValueCount];
        var body = _body.Span;
        if (!_column.IsOptional)
        {
            _values.Decode(_page.Encoding, body[_page.LevelSize..], target);
            return 0;
        }

        var levels = TakeLevels(ref body);
        if (RleDecoder.AllOnes(levels, target.Length))
        {
            _values.Decode(_page.Encoding, body, target);
            return 0;
        }

        ParquetBuffers.Ensure(ref _levels, target.Length);
        var present = _levels.AsSpan(0, target.Length);
        var count = RleDecoder.Levels(levels, present);
        _values.Decode(_page.Encoding, body, target[..count]);
        Spread(target, count, present, _values.Null);
        if (!defined.IsEmpty)
        {
            present.CopyTo(defined);
        }

        return target.Length - count;
    }

    private ReadOnlySpan<byte> TakeLevels(ref ReadOnlySpan<byte> body)
    {
        int start, length;
        if (_page.Kind == PageKind.DataVersion2)
        {
            (start, length) = (0, _page.LevelSize);
        }
        else if (_page.LevelEncoding != ParquetEncoding.Rle)
        {
            throw new InvalidDataException($"column '{_column.Name}' has levels in encoding {_page.LevelEncoding}, expected Rle");
        }
        else
        {
            start = LevelLengthSize;
            var claimed = body.Length >= start ? BinaryPrimitives.ReadUInt32LittleEndian(body) : 0;
            length = start + claimed <= body.Length
                ? (int)claimed
                : throw new InvalidDataException($"column '{_column.Name}' has {claimed} bytes of levels in a page of {body.Length}");
        }

        var levels = body.Slice(start, length);
        body = body[(start + length)..];
        return levels;
    }

    // From the back, so that no value is overwritten before it has moved.
    private static void Spread(Span<long> target, int count, ReadOnlySpan<bool> present, long none)
    {
        for (var i = target.Length - 1; i >= 0; i--)
        {
            target[i] = present[i] ? target[--count] : none;
        }
    }

    private void TakeDictionary()
    {
        if (_page.ValueCount < 0 || !_page.IsCompressed || _page.LevelSize != 0
            || _page.Encoding is not (ParquetEncoding.Plain or ParquetEncoding.PlainDictionary)
            || _page.UncompressedSize != _values.PlainSize(_page.ValueCount))
        {
            throw new InvalidDataException(
                $"column '{_column.Name}' has a dictionary of {_page.ValueCount} values in {_page.UncompressedSize} bytes of {_page.Encoding}");
        }

        PageCompression.CheckExpansion(_codec, _page.Size, _page.UncompressedSize);
        if (_page.ValueCount > Math.Max(ushort.MaxValue + 1, _rowsLeft))
        {
            throw new InvalidDataException($"column '{_column.Name}' has a dictionary of {_page.ValueCount} values for {_rowsLeft} rows");
        }

        Decompress();
        _values.TakeDictionary(_body.Span, _page.ValueCount);
    }

    private void CheckDataPage()
    {
        if (_page.Kind is not (PageKind.Data or PageKind.DataVersion2))
        {
            throw new InvalidDataException($"column '{_column.Name}' has a page of the unknown type {(int)_page.Kind}");
        }

        if (_page.ValueCount < 0 || _page.ValueCount > _rowsLeft)
        {
            throw new InvalidDataException($"column '{_column.Name}' has a page of {_page.ValueCount} values where {_rowsLeft} rows are left");
        }

        var levels = _page.LevelSize;
        if (_page.UncompressedSize < levels || _page.UncompressedSize > ValueDecoder.PageSizeMax(_page.ValueCount))
        {
            throw new InvalidDataException(
                $"column '{_column.Name}' has a page of {_page.UncompressedSize} uncompressed bytes for {_page.ValueCount} values");
        }

        PageCompression.CheckExpansion(
            _page.IsCompressed ? _codec : ParquetCodec.Uncompressed, _page.Size - levels, _page.UncompressedSize - levels);
    }
}
