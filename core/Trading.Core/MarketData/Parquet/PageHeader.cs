namespace Trading.Core.MarketData.Parquet;

/// <summary>The header of one page.</summary>
internal struct PageHeader
{
    public PageKind Kind;
    public int Size;
    public int UncompressedSize;
    public int ValueCount;
    public ParquetEncoding Encoding;
    public ParquetEncoding LevelEncoding;

    /// <summary>Bytes of levels before the values, which a page of version 2 keeps uncompressed.</summary>
    public int LevelSize;
    public bool IsCompressed;

    /// <summary>Reads a header from the start of <paramref name="data"/>; <paramref name="length"/> is its own size.</summary>
    public static PageHeader Read(ReadOnlySpan<byte> data, out int length)
    {
        var reader = new ThriftReader(data);
        var page = new PageHeader
        {
            Kind = PageKind.Unknown,
            Size = -1,
            UncompressedSize = -1,
            ValueCount = -1,
            LevelEncoding = ParquetEncoding.Rle,
            IsCompressed = true,
        };
        var id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    page.Kind = (PageKind)reader.ReadInt32(type);
                    break;
                case 2:
                    page.UncompressedSize = reader.ReadSize32(type);
                    break;
                case 3:
                    page.Size = reader.ReadSize32(type);
                    break;
                case 5 or 7 or 8:
                    ThriftReader.Expect(type, ThriftType.Struct);
                    page.ReadDetails(ref reader, isVersion2: id == 8);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        length = reader.Position;
        if (page.Size < 0 || page.UncompressedSize < 0 || page.Size > data.Length - length || page.LevelSize > page.Size)
        {
            throw new InvalidDataException($"a page claims {page.Size} bytes, {data.Length - length} are left in its column");
        }

        return page;
    }

    // Data pages of version 1 and dictionary pages number their fields alike, as far as they go.
    private void ReadDetails(ref ThriftReader reader, bool isVersion2)
    {
        var id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    ValueCount = reader.ReadSize32(type);
                    break;
                case 2 when !isVersion2:
                case 4 when isVersion2:
                    Encoding = (ParquetEncoding)reader.ReadInt32(type);
                    break;
                case 3 when !isVersion2 && type is not (ThriftType.True or ThriftType.False):
                    LevelEncoding = (ParquetEncoding)reader.ReadInt32(type);
                    break;
                case 5 when isVersion2:
                    LevelSize = reader.ReadSize32(type);
                    break;
                case 6 when isVersion2:
                    if (reader.ReadSize32(type) != 0)
                    {
                        throw new InvalidDataException("a flat column has repetition levels");
                    }

                    break;
                case 7 when isVersion2:
                    IsCompressed = ThriftReader.ReadBool(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }
    }
}
