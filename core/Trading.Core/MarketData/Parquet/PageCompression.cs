using System.IO.Compression;

namespace Trading.Core.MarketData.Parquet;

/// <summary>The codecs of pages.</summary>
internal static class PageCompression
{
    private const int GzipExpansionMax = 1032;

    /// <summary>Refuses a codec that cannot be read, by name.</summary>
    public static void CheckReadable(ParquetCodec codec, string column)
    {
        if (codec is not (ParquetCodec.Uncompressed or ParquetCodec.Snappy or ParquetCodec.Gzip or ParquetCodec.Brotli))
        {
            throw new InvalidDataException(
                $"column '{column}' is compressed with {codec}; supported are Uncompressed, Snappy, Gzip and Brotli");
        }
    }

    /// <summary>Refuses a decompressed size that the compressed bytes cannot turn into.</summary>
    public static void CheckExpansion(ParquetCodec codec, int size, int uncompressedSize)
    {
        var possible = codec switch
        {
            ParquetCodec.Uncompressed => uncompressedSize == size,
            ParquetCodec.Snappy => uncompressedSize <= (long)size * SnappyDecoder.ExpansionMax,
            ParquetCodec.Gzip => uncompressedSize <= (long)size * GzipExpansionMax,
            _ => true,
        };
        if (!possible)
        {
            throw new InvalidDataException($"a page of {size} bytes claims to be {uncompressedSize} uncompressed");
        }
    }

    /// <summary>Decompresses all of a page; <paramref name="target"/> has room for <see cref="SnappyDecoder.Slop"/> bytes more than it.</summary>
    public static void Decompress(ParquetCodec codec, ReadOnlySpan<byte> page, Span<byte> target, int length)
    {
        switch (codec)
        {
            case ParquetCodec.Snappy:
                SnappyDecoder.Decode(page, target, length);
                break;
            case ParquetCodec.Gzip:
                Gunzip(page, target[..length]);
                break;
            default:
                if (!BrotliDecoder.TryDecompress(page, target[..length], out var written) || written != length)
                {
                    throw new InvalidDataException("a Brotli page is corrupt");
                }

                break;
        }
    }

    public static byte[] Gzip(ReadOnlySpan<byte> page)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(page);
        }

        return compressed.ToArray();
    }

    private static unsafe void Gunzip(ReadOnlySpan<byte> page, Span<byte> target)
    {
        if (page.IsEmpty)
        {
            throw new InvalidDataException("a Gzip page is empty");
        }

        fixed (byte* source = page)
        {
            using var bytes = new UnmanagedMemoryStream(source, page.Length);
            using var gzip = new GZipStream(bytes, CompressionMode.Decompress);
            var read = gzip.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
            if (read != target.Length || gzip.ReadByte() >= 0)
            {
                throw new InvalidDataException("a Gzip page is corrupt");
            }
        }
    }
}
