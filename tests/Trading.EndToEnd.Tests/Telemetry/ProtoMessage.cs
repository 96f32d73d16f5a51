using System.Buffers.Binary;
using System.Text;

namespace Trading.EndToEnd.Tests.Telemetry;

/// <summary>A message of Protocol Buffers, taken apart by field numbers. Only what OTLP uses is read.</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Field, ulong Number, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public ProtoMessage(ReadOnlyMemory<byte> content)
    {
        for (var at = 0; at < content.Length;)
        {
            var key = Varint(content.Span, ref at);
            var field = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    _fields.Add((field, Varint(content.Span, ref at), default));
                    break;
                case 1:
                    _fields.Add((field, BinaryPrimitives.ReadUInt64LittleEndian(content.Span[at..]), default));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(content.Span, ref at);
                    _fields.Add((field, 0, content.Slice(at, length)));
                    at += length;
                    break;
                case 5:
                    _fields.Add((field, BinaryPrimitives.ReadUInt32LittleEndian(content.Span[at..]), default));
                    at += 4;
                    break;
                default:
                    throw new FormatException($"field {field} has a form of its own: {key & 7}");
            }
        }
    }

    public IEnumerable<ProtoMessage> Messages(int field) => _fields.Where(f => f.Field == field).Select(f => new ProtoMessage(f.Bytes));

    /// <summary>Messages at the end of a path of fields.</summary>
    public IEnumerable<ProtoMessage> Messages(params int[] path) =>
        path.Aggregate<int, IEnumerable<ProtoMessage>>([this], static (all, field) => all.SelectMany(one => one.Messages(field)));

    public bool Has(int field) => _fields.Exists(f => f.Field == field);

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field).Span);

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field).Span);

    public ulong Number(int field) => _fields.Find(f => f.Field == field).Number;

    public double Double(int field) => BitConverter.UInt64BitsToDouble(Number(field));

    private ReadOnlyMemory<byte> Bytes(int field) => _fields.Find(f => f.Field == field).Bytes;

    private static ulong Varint(ReadOnlySpan<byte> content, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var read = content[at++];
            value |= (ulong)(read & 0x7F) << shift;
            if (read < 0x80)
            {
                return value;
            }
        }
    }
}
