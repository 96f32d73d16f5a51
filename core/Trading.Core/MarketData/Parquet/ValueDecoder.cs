using System.Runtime.InteropServices;

namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Decodes the values of a column's pages to 64-bit integers or to the bits of doubles, whatever they are stored as.
/// A 96-bit time becomes nanoseconds since 1970.
/// </summary>
internal sealed class ValueDecoder
{
    private static readonly double[] PowersOfTen =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    private ParquetColumn _column = ParquetColumn.Int64("");
    private bool _toDouble;
    private long[] _dictionary = [];
    private int _dictionaryCount = -1;
    private int[] _narrow = [];
    private long[] _wide = [];

    /// <summary>What stands in for a null: the bits of NaN, or 0.</summary>
    public long Null => _toDouble ? BitConverter.DoubleToInt64Bits(double.NaN) : 0;

    /// <summary>More bytes than a sane page needs for that many values and their levels, small pages padded to whole delta blocks.</summary>
    public static long PageSizeMax(int count) => (16L * count) + (1 << 16);

    public void Begin(ParquetColumn column, bool toDouble)
    {
        var isInteger = column.Type is ParquetPhysicalType.Int32 or ParquetPhysicalType.Int64;
        var isReal = column.Type is ParquetPhysicalType.Float or ParquetPhysicalType.Double;
        if (!column.IsFlat || !(toDouble ? isInteger || isReal : isInteger || column.Type == ParquetPhysicalType.Int96))
        {
            var wanted = toDouble ? "a number" : "an integer or a time";
            throw new InvalidDataException(
                $"column '{column.Name}' is {(column.IsFlat ? "" : "nested ")}{column.Type}, expected {wanted} in a flat column");
        }

        if (toDouble && column.DecimalScale >= PowersOfTen.Length)
        {
            throw new InvalidDataException($"column '{column.Name}' has {column.DecimalScale} decimals, at most 22 are supported");
        }

        _column = column;
        _toDouble = toDouble;
        _dictionaryCount = -1;
    }

    /// <summary>Bytes of that many values, one behind the other.</summary>
    public long PlainSize(int count) => (long)count * _column.Type switch
    {
        ParquetPhysicalType.Int32 or ParquetPhysicalType.Float => 4,
        ParquetPhysicalType.Int96 => Int96Times.Size,
        _ => 8,
    };

    public void TakeDictionary(ReadOnlySpan<byte> data, int count)
    {
        ParquetBuffers.Ensure(ref _dictionary, count);
        Decode(ParquetEncoding.Plain, data, _dictionary.AsSpan(0, count));
        _dictionaryCount = count;
    }

    public void Decode(ParquetEncoding encoding, ReadOnlySpan<byte> data, Span<long> target)
    {
        if (encoding is ParquetEncoding.PlainDictionary or ParquetEncoding.RleDictionary)
        {
            LookUp(data, target);
            return;
        }

        if (encoding is ParquetEncoding.Plain or ParquetEncoding.ByteStreamSplit && data.Length < PlainSize(target.Length))
        {
            throw new InvalidDataException($"column '{_column.Name}' has {data.Length} bytes for {target.Length} values");
        }

        switch (_column.Type)
        {
            case ParquetPhysicalType.Int96:
                Int96Times.Decode(encoding == ParquetEncoding.Plain ? data : throw Unsupported(encoding), target);
                break;
            case ParquetPhysicalType.Int32 or ParquetPhysicalType.Float:
                ParquetBuffers.Ensure(ref _narrow, target.Length);
                DecodeNarrow(encoding, data, _narrow.AsSpan(0, target.Length));
                Widen(_narrow.AsSpan(0, target.Length), target);
                break;
            default:
                DecodeWide(encoding, data, target);
                if (_toDouble && _column.Type == ParquetPhysicalType.Int64)
                {
                    ToDouble(target);
                }

                break;
        }
    }

    private void LookUp(ReadOnlySpan<byte> data, Span<long> target)
    {
        if (_dictionaryCount < 0)
        {
            throw new InvalidDataException($"column '{_column.Name}' refers to a dictionary that it does not have");
        }

        if (target.Length > 0)
        {
            var width = data.Length > 0 ? data[0] : throw new InvalidDataException($"column '{_column.Name}' has an empty page");
            new RleDecoder(data[1..], width).LookUp(_dictionary.AsSpan(0, _dictionaryCount), target);
        }
    }

    private void DecodeWide(ParquetEncoding encoding, ReadOnlySpan<byte> data, Span<long> target)
    {
        switch (encoding)
        {
            case ParquetEncoding.Plain:
                data[..(target.Length * 8)].CopyTo(MemoryMarshal.AsBytes(target));
                break;
            case ParquetEncoding.ByteStreamSplit:
                ByteStreamSplit.Decode(data, target);
                break;
            case ParquetEncoding.DeltaBinaryPacked when _column.Type == ParquetPhysicalType.Int64:
                DeltaDecoder.Decode(data, target);
                break;
            default:
                throw Unsupported(encoding);
        }
    }

    private void DecodeNarrow(ParquetEncoding encoding, ReadOnlySpan<byte> data, Span<int> target)
    {
        switch (encoding)
        {
            case ParquetEncoding.Plain:
                data[..(target.Length * 4)].CopyTo(MemoryMarshal.AsBytes(target));
                break;
            case ParquetEncoding.ByteStreamSplit:
                ByteStreamSplit.Decode(data, target);
                break;
            case ParquetEncoding.DeltaBinaryPacked when _column.Type == ParquetPhysicalType.Int32:
                ParquetBuffers.Ensure(ref _wide, target.Length);
                DeltaDecoder.Decode(data, target, _wide);
                break;
            default:
                throw Unsupported(encoding);
        }
    }

    private void Widen(ReadOnlySpan<int> values, Span<long> target)
    {
        if (_column.Type == ParquetPhysicalType.Float)
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = BitConverter.DoubleToInt64Bits(BitConverter.Int32BitsToSingle(values[i]));
            }

            return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] = values[i];
        }

        if (_toDouble)
        {
            ToDouble(target);
        }
    }

    // A quotient of exact numbers is the double nearest to the decimal, up to 2^53 and 22 decimals.
    private void ToDouble(Span<long> target)
    {
        var divisor = PowersOfTen[_column.DecimalScale];
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = BitConverter.DoubleToInt64Bits(target[i] / divisor);
        }
    }

    private InvalidDataException Unsupported(ParquetEncoding encoding) =>
        new($"column '{_column.Name}' has {_column.Type} values in encoding {encoding}, which is not supported for them");
}
