using System.Text;

namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Reads the Thrift compact protocol from bytes that may be hostile: every length is checked against what is left, nesting is bounded.
/// Errors are <see cref="InvalidDataException"/>.
/// </summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> data)
{
    private const int DepthMax = 16;
    private readonly ReadOnlySpan<byte> _data = data;

    public int Position { get; private set; }

    private readonly int Left => _data.Length - Position;

    /// <summary>Moves to the next field of a struct. <paramref name="id"/> starts at 0; false at the end of the struct.</summary>
    public bool NextField(ref int id, out ThriftType type)
    {
        var head = ReadByte();
        type = (ThriftType)(head & 15);
        if (type == ThriftType.Stop)
        {
            return false;
        }

        var delta = head >> 4;
        id = delta == 0 ? (int)ReadZigZag() : id + delta;
        return true;
    }

    public long ReadInteger(ThriftType type)
    {
        if (type is not (ThriftType.Byte or ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64))
        {
            throw Corrupt("an integer field has type " + type);
        }

        return type == ThriftType.Byte ? (sbyte)ReadByte() : ReadZigZag();
    }

    public int ReadInt32(ThriftType type)
    {
        var value = ReadInteger(type);
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw Corrupt("an integer field is out of range");
    }

    /// <summary>A count, offset or size: never negative.</summary>
    public long ReadSize(ThriftType type)
    {
        var value = ReadInteger(type);
        return value >= 0 ? value : throw Corrupt("a size is negative");
    }

    public int ReadSize32(ThriftType type)
    {
        var value = ReadSize(type);
        return value <= int.MaxValue ? (int)value : throw Corrupt("a size is beyond 2 GiB");
    }

    public static bool ReadBool(ThriftType type) => type switch
    {
        ThriftType.True => true,
        ThriftType.False => false,
        _ => throw Corrupt("a boolean field has type " + type),
    };

    public ReadOnlySpan<byte> ReadBinary(ThriftType type)
    {
        Expect(type, ThriftType.Binary);
        var length = ReadVarint();
        if (length > (ulong)Left)
        {
            throw Corrupt("a string is longer than the bytes that hold it");
        }

        var value = _data.Slice(Position, (int)length);
        Position += (int)length;
        return value;
    }

    public string ReadText(ThriftType type) => Encoding.UTF8.GetString(ReadBinary(type));

    /// <summary>The number of structs in a list, which is never more than the bytes that are left.</summary>
    public int ReadStructList(ThriftType type)
    {
        Expect(type, ThriftType.List);
        var count = ReadListHead(out var element);
        if (count > 0)
        {
            Expect(element, ThriftType.Struct);
        }

        return count;
    }

    public static void Expect(ThriftType type, ThriftType expected)
    {
        if (type != expected)
        {
            throw Corrupt($"a field has type {type} where {expected} is expected");
        }
    }

    public void Skip(ThriftType type, int depth = 0)
    {
        if (depth > DepthMax)
        {
            throw Corrupt("fields are nested too deep");
        }

        switch (type)
        {
            case ThriftType.True or ThriftType.False:
                break;
            case ThriftType.Byte:
                Advance(1);
                break;
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                ReadVarint();
                break;
            case ThriftType.Double:
                Advance(8);
                break;
            case ThriftType.Uuid:
                Advance(16);
                break;
            case ThriftType.Binary:
                ReadBinary(type);
                break;
            case ThriftType.List or ThriftType.Set:
                SkipList(depth);
                break;
            case ThriftType.Map:
                SkipMap(depth);
                break;
            case ThriftType.Struct:
                var id = 0;
                while (NextField(ref id, out var field))
                {
                    Skip(field, depth + 1);
                }

                break;
            default:
                throw Corrupt("a field has the unknown type " + (int)type);
        }
    }

    private void SkipList(int depth)
    {
        var count = ReadListHead(out var element);
        for (var i = 0; i < count; i++)
        {
            SkipElement(element, depth);
        }
    }

    private void SkipMap(int depth)
    {
        var count = ReadVarint();
        if (count == 0)
        {
            return;
        }

        if (count > (ulong)Left)
        {
            throw Corrupt("a map is longer than the bytes that hold it");
        }

        var types = ReadByte();
        for (var i = 0UL; i < count; i++)
        {
            SkipElement((ThriftType)(types >> 4), depth);
            SkipElement((ThriftType)(types & 15), depth);
        }
    }

    // In a list a boolean is a byte of its own, in a field it is part of the field's type.
    private void SkipElement(ThriftType type, int depth) =>
        Skip(type is ThriftType.True or ThriftType.False ? ThriftType.Byte : type, depth + 1);

    private int ReadListHead(out ThriftType element)
    {
        var head = ReadByte();
        element = (ThriftType)(head & 15);
        var count = (ulong)(head >> 4);
        if (count == 15)
        {
            count = ReadVarint();
        }

        return count <= (ulong)Left ? (int)count : throw Corrupt("a list is longer than the bytes that hold it");
    }

    private byte ReadByte() => Position < _data.Length ? _data[Position++] : throw Corrupt("a structure is cut short");

    private void Advance(int count) =>
        Position = count <= Left ? Position + count : throw Corrupt("a structure is cut short");

    private long ReadZigZag()
    {
        var value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = ReadByte();
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return value;
            }
        }

        throw Corrupt("an integer is longer than 64 bits");
    }

    private static InvalidDataException Corrupt(string what) => new(what);
}
