using System.Globalization;
using System.Text;

namespace Trading.Core.TradeLog;

/// <summary>A table written as CSV: comma, line feed, UTF-8 without a mark; text is quoted where it has to be.</summary>
internal sealed class CsvSheet : IDisposable
{
    private readonly StreamWriter _writer;
    private bool _isRowBegun;

    /// <param name="stream">Left open.</param>
    /// <param name="columns">Names of the columns.</param>
    public CsvSheet(Stream stream, ReadOnlySpan<string> columns)
    {
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        foreach (var column in columns)
        {
            Add(column);
        }

        EndRow();
    }

    public CsvSheet Add(string text)
    {
        if (_isRowBegun)
        {
            _writer.Write(',');
        }

        _isRowBegun = true;
        _writer.Write(text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        return this;
    }

    /// <summary>Text, number or time as its invariant text; nothing for null.</summary>
    public CsvSheet Add<T>(T value)
        where T : notnull => Add(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    public CsvSheet AddOrNothing(decimal? value) => value is { } number ? Add(number) : Add("");

    public void EndRow()
    {
        _writer.WriteLine();
        _isRowBegun = false;
    }

    public void Dispose() => _writer.Dispose();
}
