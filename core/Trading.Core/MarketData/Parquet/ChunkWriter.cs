using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Trading.Core.MarketData.Parquet;

/// <summary>Writes column chunks: one data page of version 1 each, behind a dictionary page if asked for and worth it.</summary>
internal sealed class ChunkWriter(Stream file, ParquetCodec codec)
{
    private const int DictionarySizeMax = 1 << 16;
    private readonly ThriftWriter _header = new();
    private readonly ArrayBufferWriter<byte> _body = new();
    private readonly Dictionary<long, int> _entries = [];
    private int[] _indexes = [];
    private byte[] _compressed = [];

    /// <summary>Bytes written so far: where the next page begins.</summary>
    public long Position { get; private set; }

    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        file.Write(bytes);
        Position += bytes.Length;
    }

    public WrittenChunk WriteIntegers(ReadOnlySpan<long> values)
    {
        _body.ResetWrittenCount();
        DeltaEncoder.Encode(values, _body);
        return WriteChunk(Position, 0, values.Length, ParquetEncoding.DeltaBinaryPacked, ChunkStatistics.Of(values));
    }

    /// <summary>Writes doubles; in an optional column NaN stands for null.</summary>
    public WrittenChunk WriteDoubles(ReadOnlySpan<double> values, bool isOptional, ParquetEncoding encoding)
    {
        var present = isOptional ? Present(values) : values.ToArray();
        var bits = MemoryMarshal.Cast<double, long>(present);
        var statistics = ChunkStatistics.Of(present, values.Length - present.Length);
        var start = Position;
        var dictionarySize = 0L;
        if (encoding == ParquetEncoding.RleDictionary)
        {
            if (TryBuildDictionary(bits))
            {
                dictionarySize = WriteDictionary();
            }
            else
            {
                encoding = ParquetEncoding.Plain;
            }
        }

        _body.ResetWrittenCount();
        if (isOptional)
        {
            WriteLevels(values);
        }

        WriteValues(bits, encoding);
        return WriteChunk(start, dictionarySize, values.Length, encoding, statistics);
    }

    private void WriteValues(ReadOnlySpan<long> bits, ParquetEncoding encoding)
    {
        var size = bits.Length * 8;
        switch (encoding)
        {
            case ParquetEncoding.RleDictionary:
                var width = RleEncoder.WidthOf(_entries.Count - 1);
                _body.Write([(byte)width]);
                RleEncoder.Encode(_indexes.AsSpan(0, bits.Length), width, _body);
                break;
            case ParquetEncoding.ByteStreamSplit:
                ByteStreamSplit.Encode(bits, _body.GetSpan(size)[..size]);
                _body.Advance(size);
                break;
            default:
                _body.Write(MemoryMarshal.AsBytes(bits));
                break;
        }
    }

    private static double[] Present(ReadOnlySpan<double> values)
    {
        var present = new List<double>(values.Length);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                present.Add(value);
            }
        }

        return [.. present];
    }

    private void WriteLevels(ReadOnlySpan<double> values)
    {
        var levels = new int[values.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = double.IsNaN(values[i]) ? 0 : 1;
        }

        var encoded = new ArrayBufferWriter<byte>();
        RleEncoder.Encode(levels, 1, encoded);
        BinaryPrimitives.WriteInt32LittleEndian(_body.GetSpan(4), encoded.WrittenCount);
        _body.Advance(4);
        _body.Write(encoded.WrittenSpan);
    }

    // Entries in the order of their first use. Not worth it unless values come twice on average.
    private bool TryBuildDictionary(ReadOnlySpan<long> bits)
    {
        _entries.Clear();
        ParquetBuffers.Ensure(ref _indexes, bits.Length);
        var entriesMax = Math.Min(DictionarySizeMax, bits.Length / 2);
        for (var i = 0; i < bits.Length; i++)
        {
            if (!_entries.TryGetValue(bits[i], out var index))
            {
                index = _entries.Count;
                if (index >= entriesMax)
                {
                    return false;
                }

                _entries.Add(bits[i], index);
            }

            _indexes[i] = index;
        }

        return _entries.Count > 0;
    }

    private long WriteDictionary()
    {
        _body.ResetWrittenCount();
        var entries = new long[_entries.Count];
        foreach (var (bits, index) in _entries)
        {
            entries[index] = bits;
        }

        _body.Write(MemoryMarshal.AsBytes(entries.AsSpan()));
        return WritePage(header =>
        {
            header.Begin(7);
            header.Int32(1, entries.Length);
            header.Int32(2, (int)ParquetEncoding.Plain);
            header.End();
        }, PageKind.Dictionary);
    }

    private WrittenChunk WriteChunk(long start, long dictionarySize, int count, ParquetEncoding encoding, ParquetStatistics statistics)
    {
        var dataOffset = Position;
        var size = WritePage(header =>
        {
            header.Begin(5);
            header.Int32(1, count);
            header.Int32(2, (int)encoding);
            header.Int32(3, (int)ParquetEncoding.Rle);
            header.Int32(4, (int)ParquetEncoding.Rle);
            header.End();
        }, PageKind.Data);
        return new WrittenChunk
        {
            Offset = start,
            HasDictionary = dictionarySize > 0,
            DataOffset = dataOffset,
            Size = Position - start,
            UncompressedSize = dictionarySize + size,
            Encoding = encoding,
            Statistics = statistics,
        };
    }

    /// <summary>Writes the body at hand as a page; returns the page's size, had it not been compressed.</summary>
    private long WritePage(Action<ThriftWriter> writeDetails, PageKind kind)
    {
        var page = Compress(_body.WrittenSpan);
        _header.Reset();
        _header.BeginElement();
        _header.Int32(1, (int)kind);
        _header.Int32(2, _body.WrittenCount);
        _header.Int32(3, page.Length);
        writeDetails(_header);
        _header.End();
        WriteRaw(_header.Written);
        WriteRaw(page);
        return _header.Written.Length + _body.WrittenCount;
    }

    private ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> body)
    {
        switch (codec)
        {
            case ParquetCodec.Snappy:
                ParquetBuffers.Ensure(ref _compressed, SnappyEncoder.SizeMax(body.Length));
                return _compressed.AsSpan(0, SnappyEncoder.Encode(body, _compressed));
            case ParquetCodec.Gzip:
                return PageCompression.Gzip(body);
            default:
                return body;
        }
    }
}
