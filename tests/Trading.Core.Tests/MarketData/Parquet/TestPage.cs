using System.IO.Compression;
using Trading.Core.MarketData.Parquet;

namespace Trading.Core.Tests.MarketData.Parquet;

/// <summary>A page whose values (and levels) are encoded already.</summary>
internal sealed record TestPage(byte[] Values, int Count)
{
    public ParquetEncoding Encoding { get; init; } = ParquetEncoding.Plain;

    public byte[]? Levels { get; init; }

    public bool IsVersion2 { get; init; }

    public bool IsCompressed { get; init; } = true;

    public int Kind { get; init; } = -1;

    public ParquetEncoding LevelEncoding { get; init; } = ParquetEncoding.Rle;

    public byte[] ToBytes(ParquetCodec codec)
    {
        var levels = Levels ?? [];
        byte[] stored, plain;
        if (IsVersion2)
        {
            plain = [.. levels, .. Values];
            stored = [.. levels, .. Compress(IsCompressed ? codec : ParquetCodec.Uncompressed, Values)];
        }
        else
        {
            plain = Levels is null ? Values : [.. BitConverter.GetBytes(levels.Length), .. levels, .. Values];
            stored = Compress(codec, plain);
        }

        var header = new ThriftWriter();
        header.BeginElement();
        header.Int32(1, Kind >= 0 ? Kind : IsVersion2 ? 3 : 0);
        header.Int32(2, plain.Length);
        header.Int32(3, stored.Length);
        header.Begin(Kind == 2 ? 7 : IsVersion2 ? 8 : 5);
        header.Int32(1, Count);
        if (IsVersion2)
        {
            header.Int32(2, 0);
            header.Int32(3, Count);
            header.Int32(4, (int)Encoding);
            header.Int32(5, levels.Length);
            header.Int32(6, 0);
            header.Bool(7, IsCompressed);
        }
        else
        {
            header.Int32(2, (int)Encoding);
            if (Kind != 2)
            {
                header.Int32(3, (int)LevelEncoding);
                header.Int32(4, (int)ParquetEncoding.Rle);
            }
        }

        header.End();
        header.End();
        return [.. header.Written, .. stored];
    }

    private static byte[] Compress(ParquetCodec codec, byte[] page)
    {
        switch (codec)
        {
            case ParquetCodec.Snappy:
                var target = new byte[SnappyEncoder.SizeMax(page.Length)];
                return target[..SnappyEncoder.Encode(page, target)];
            case ParquetCodec.Gzip:
                return PageCompression.Gzip(page);
            case ParquetCodec.Brotli:
                var brotli = new byte[BrotliEncoder.GetMaxCompressedLength(page.Length)];
                Assert.True(BrotliEncoder.TryCompress(page, brotli, out var written));
                return brotli[..written];
            default:
                return page;
        }
    }
}
