namespace Trading.Core.MarketData.Parquet;

/// <summary>The bytes of a file: in memory, or in a stream that can seek.</summary>
internal sealed class ParquetSource
{
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly Stream? _stream;

    public ParquetSource(ReadOnlyMemory<byte> memory)
    {
        _memory = memory;
        Length = memory.Length;
    }

    public ParquetSource(Stream stream)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("A Parquet file is read from its end: the stream must be able to seek.", nameof(stream));
        }

        _stream = stream;
        Length = stream.Length;
    }

    public long Length { get; }

    /// <summary>Bytes inside the file; those of a stream are read into <paramref name="buffer"/>, which grows as needed.</summary>
    public ReadOnlyMemory<byte> Read(long offset, int length, ref byte[] buffer)
    {
        if (offset < 0 || offset > Length - length)
        {
            throw new InvalidDataException($"bytes {offset} to {offset + length} are asked for, the file has {Length}");
        }

        if (_stream is null)
        {
            return _memory.Slice((int)offset, length);
        }

        ParquetBuffers.Ensure(ref buffer, length);
        _stream.Position = offset;
        var read = _stream.ReadAtLeast(buffer.AsSpan(0, length), length, throwOnEndOfStream: false);
        return read == length
            ? buffer.AsMemory(0, length)
            : throw new InvalidDataException($"the file ended at byte {offset + read}, it had {Length}");
    }
}
