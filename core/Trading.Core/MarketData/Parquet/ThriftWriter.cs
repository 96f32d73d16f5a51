using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Trading.Core.MarketData.Parquet;

/// <summary>Writes the Thrift compact protocol. Fields of a struct must come with ascending ids.</summary>
internal sealed class ThriftWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Stack<int> _outerIds = new();
    private int _lastId;

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Reset() => _buffer.ResetWrittenCount();

    public void Int32(int id, int value)
    {
        Field(id, ThriftType.Int32);
        ZigZag(value);
    }

    public void Int64(int id, long value)
    {
        Field(id, ThriftType.Int64);
        ZigZag(value);
    }

    public void Bool(int id, bool value) => Field(id, value ? ThriftType.True : ThriftType.False);

    public void Text(int id, string value) => Binary(id, Encoding.UTF8.GetBytes(value));

    public void Binary(int id, ReadOnlySpan<byte> value)
    {
        Field(id, ThriftType.Binary);
        Varint((ulong)value.Length);
        _buffer.Write(value);
    }

    /// <summary>Eight bytes, little-endian: how statistics hold a 64-bit value.</summary>
    public void Binary(int id, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Binary(id, bytes);
    }

    public void Begin(int id)
    {
        Field(id, ThriftType.Struct);
        BeginElement();
    }

    /// <summary>Begins a struct that is an element of a list, or the outermost one.</summary>
    public void BeginElement()
    {
        _outerIds.Push(_lastId);
        _lastId = 0;
    }

    public void End()
    {
        Byte(0);
        _lastId = _outerIds.Pop();
    }

    public void List(int id, ThriftType element, int count)
    {
        Field(id, ThriftType.List);
        if (count < 15)
        {
            Byte((byte)((count << 4) | (int)element));
        }
        else
        {
            Byte((byte)(0xF0 | (int)element));
            Varint((ulong)count);
        }
    }

    public void ElementInt32(int value) => ZigZag(value);

    public void ElementText(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Varint((ulong)bytes.Length);
        _buffer.Write(bytes);
    }

    private void Field(int id, ThriftType type)
    {
        var delta = id - _lastId;
        if (delta is < 1 or > 15)
        {
            throw new ArgumentOutOfRangeException(nameof(id), id, "Fields come in ascending order, at most 15 apart.");
        }

        Byte((byte)((delta << 4) | (int)type));
        _lastId = id;
    }

    private void ZigZag(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    private void Varint(ulong value)
    {
        while (value >= 128)
        {
            Byte((byte)(value | 128));
            value >>= 7;
        }

        Byte((byte)value);
    }

    private void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }
}
