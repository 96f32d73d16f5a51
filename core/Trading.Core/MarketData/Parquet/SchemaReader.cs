namespace Trading.Core.MarketData.Parquet;

/// <summary>Reads a schema: a list of elements that spells a tree depth first. Its leaves are the columns.</summary>
internal static class SchemaReader
{
    private const int DepthMax = 64;

    public static List<ParquetColumn> Read(ref ThriftReader reader, ThriftType type)
    {
        var columns = new List<ParquetColumn>();
        var left = reader.ReadStructList(type);
        if (left == 0)
        {
            throw new InvalidDataException("the schema is empty");
        }

        var root = ReadElement(ref reader);
        left--;
        ReadChildren(ref reader, root.Children, 0, ref left, columns);
        return left == 0 ? columns : throw new InvalidDataException("the schema has elements outside its tree");
    }

    private static void ReadChildren(ref ThriftReader reader, int count, int depth, ref int left, List<ParquetColumn> columns)
    {
        if (count > left || depth > DepthMax)
        {
            throw new InvalidDataException("the schema's tree is cut short or too deep");
        }

        for (var i = 0; i < count; i++)
        {
            if (--left < 0)
            {
                throw new InvalidDataException("the schema's tree is cut short");
            }

            var element = ReadElement(ref reader);
            if (element.Children > 0)
            {
                ReadChildren(ref reader, element.Children, depth + 1, ref left, columns);
            }
            else
            {
                columns.Add(element.Column with { IsFlat = depth == 0 && !element.IsRepeated });
            }
        }
    }

    private static (ParquetColumn Column, int Children, bool IsRepeated) ReadElement(ref ThriftReader reader)
    {
        var (name, physical, repetition, children, converted, scale) = ("", -1, 0, 0, -1, 0);
        var unit = ParquetTimeUnit.None;
        var id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    physical = reader.ReadInt32(type);
                    break;
                case 3:
                    repetition = reader.ReadInt32(type);
                    break;
                case 4:
                    name = reader.ReadText(type);
                    break;
                case 5:
                    children = reader.ReadSize32(type);
                    break;
                case 6:
                    converted = reader.ReadInt32(type);
                    break;
                case 7:
                    scale = reader.ReadInt32(type);
                    break;
                case 10:
                    ThriftReader.Expect(type, ThriftType.Struct);
                    ReadLogicalType(ref reader, ref unit, ref scale);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        if (children == 0 && physical is < 0 or > (int)ParquetPhysicalType.FixedLenByteArray)
        {
            throw new InvalidDataException($"column '{name}' has the unknown physical type {physical}");
        }

        if (scale is < 0 or > 38 || repetition is < 0 or > 2)
        {
            throw new InvalidDataException($"column '{name}' has scale {scale} and repetition {repetition}");
        }

        var stored = (ParquetPhysicalType)Math.Max(physical, 0);
        return (new ParquetColumn(name, stored, repetition == 1, UnitOf(stored, converted, unit), scale), children, repetition == 2);
    }

    private static ParquetTimeUnit UnitOf(ParquetPhysicalType stored, int converted, ParquetTimeUnit logical) => (stored, converted) switch
    {
        (ParquetPhysicalType.Int96, _) => ParquetTimeUnit.Nanoseconds,
        _ when logical != ParquetTimeUnit.None => logical,
        (_, 6) => ParquetTimeUnit.Days,
        (_, 9) => ParquetTimeUnit.Milliseconds,
        (_, 10) => ParquetTimeUnit.Microseconds,
        _ => ParquetTimeUnit.None,
    };

    // A union: a struct with one field, whose id says which logical type it is.
    private static void ReadLogicalType(ref ThriftReader reader, ref ParquetTimeUnit unit, ref int scale)
    {
        var kind = 0;
        while (reader.NextField(ref kind, out var type))
        {
            if (type != ThriftType.Struct || kind is not (5 or 6 or 8))
            {
                reader.Skip(type);
                continue;
            }

            if (kind == 6)
            {
                unit = ParquetTimeUnit.Days;
            }

            var id = 0;
            while (reader.NextField(ref id, out var field))
            {
                if (kind == 5 && id == 1)
                {
                    scale = reader.ReadInt32(field);
                }
                else if (kind == 8 && id == 2 && field == ThriftType.Struct)
                {
                    unit = ReadTimeUnit(ref reader);
                }
                else
                {
                    reader.Skip(field);
                }
            }
        }
    }

    private static ParquetTimeUnit ReadTimeUnit(ref ThriftReader reader)
    {
        var unit = ParquetTimeUnit.None;
        var id = 0;
        while (reader.NextField(ref id, out var type))
        {
            unit = id switch
            {
                1 => ParquetTimeUnit.Milliseconds,
                2 => ParquetTimeUnit.Microseconds,
                3 => ParquetTimeUnit.Nanoseconds,
                _ => throw new InvalidDataException($"the unknown time unit {id}"),
            };
            reader.Skip(type);
        }

        return unit;
    }
}
