using System.Text;

namespace Trading.Core.MarketData.Csv;

/// <summary>
/// Reads rows of one time and some numbers out of a CSV stream, by header names in any order. The separator is a comma,
/// semicolon or tab, whichever the header uses; other columns are ignored. Memory is bounded whatever the input.
/// </summary>
internal sealed class CsvTableReader : IDisposable
{
    private const int FieldsMax = 1024;
    private const int TextShownMax = 40;

    private readonly CsvLines _lines;
    private readonly string _source;
    private readonly CsvColumn[] _columns;
    private readonly byte _separator;

    // Of each field of a row: 0 not ours, 1 the time, k + 2 the column k.
    private readonly byte[] _roles;
    private readonly string?[] _names;

    /// <param name="stream">Plain or gzip; disposed with this object.</param>
    /// <param name="source">How errors name the stream, such as its path.</param>
    /// <param name="columns">The number columns.</param>
    /// <exception cref="InputException">Empty input, or a header without the required columns.</exception>
    public CsvTableReader(Stream stream, string source, params CsvColumn[] columns)
    {
        (_source, _columns) = (source, columns);
        _lines = new CsvLines(stream, source);
        Values = new double[columns.Length];
        Decimals = new int[columns.Length];
        if (!_lines.TryRead(out var header))
        {
            throw new InputException($"{source}: is empty; expected a header such as {Expected()}");
        }

        _separator = CsvHeader.SeparatorOf(header);
        var names = Encoding.UTF8.GetString(header).Split((char)_separator);
        (_roles, _names) = CsvHeader.RolesOf(names, [CandleFields.Time, .. columns], Where(), Expected());
        if (_roles.Length > FieldsMax)
        {
            throw new InputException($"{Where()}: {_roles.Length} columns; expected at most {FieldsMax}");
        }
    }

    /// <summary>The line of the row last read, from 1.</summary>
    public long Line => _lines.Number;

    /// <summary>The time of the row last read, milliseconds since 1970.</summary>
    public long TimeMs { get; private set; }

    /// <summary>The numbers of the row last read, in the order of the columns; NaN for an optional one that is absent or empty.</summary>
    public double[] Values { get; }

    /// <summary>The most decimals any row so far printed in each column; see <see cref="CsvNumber"/>.</summary>
    public int[] Decimals { get; }

    /// <summary>Under which name the header has the column at this index; null if it has not.</summary>
    public string? NameOf(int column) => _names[column + 1];

    /// <exception cref="InputException">The row has too few or too many fields, or a field is not what its column needs.</exception>
    public bool ReadRow()
    {
        if (!_lines.TryRead(out var rest))
        {
            return false;
        }

        Values.AsSpan().Fill(double.NaN);
        var field = 0;
        while (true)
        {
            var end = rest.IndexOf(_separator);
            if (field == _roles.Length)
            {
                throw new InputException($"{Where()}: more than {_roles.Length} fields; expected as many as the header has");
            }

            var role = _roles[field++];
            if (role != 0)
            {
                Take(role, Trim(end < 0 ? rest : rest[..end]));
            }

            if (end < 0)
            {
                break;
            }

            rest = rest[(end + 1)..];
        }

        return field == _roles.Length ? true : throw new InputException(
            $"{Where()}: {field} {(field == 1 ? "field" : "fields")}; expected {_roles.Length}, as many as the header has");
    }

    public void Dispose() => _lines.Dispose();

    private void Take(byte role, ReadOnlySpan<byte> text)
    {
        if (role == 1)
        {
            TimeMs = CsvTime.TryParse(text, out var ms) ? ms : throw new InputException(
                $"{Where()}: time {Show(text)} is not a time; expected ISO-8601 or epoch seconds, milliseconds, microseconds or nanoseconds");
            return;
        }

        var column = role - 2;
        if (text.IsEmpty && !_columns[column].IsRequired)
        {
            return;
        }

        if (!CsvNumber.TryParse(text, out Values[column], out var decimals))
        {
            throw new InputException($"{Where()}: {_columns[column].Name} {Show(text)} is not a number");
        }

        Decimals[column] = Math.Max(Decimals[column], decimals);
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || (field[0] > ' ' && field[0] != '"' && field[^1] > ' '))
        {
            return field;
        }

        field = field.Trim(" \t"u8);
        return field.Length >= 2 && field[0] == '"' && field[^1] == '"' ? field[1..^1] : field;
    }

    private static string Show(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return "is empty and";
        }

        var shown = Encoding.UTF8.GetString(text.Length > TextShownMax ? text[..TextShownMax] : text);
        return $"'{shown}{(text.Length > TextShownMax ? "..." : "")}'";
    }

    private string Where() => $"{_source}: line {_lines.Number}";

    private string Expected() => $"time,{string.Join(',', _columns.Where(c => c.IsRequired).Select(c => c.Name))}";
}
