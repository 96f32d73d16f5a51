using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace Trading.Functions.Storage;

/// <summary>A text of any length over the columns of as many entities as it needs.</summary>
internal static class TextRows
{
    /// <summary>How many entities the text takes; in the first of them.</summary>
    public const string Parts = "Parts";

    /// <param name="partition">Partition of the entities.</param>
    /// <param name="rowKey">The key of each, from 0.</param>
    /// <param name="text">The text; may be empty.</param>
    public static List<TableEntity> Split(string partition, Func<int, string> rowKey, string text)
    {
        var rows = new List<TableEntity>();
        var at = 0;
        do
        {
            var row = new TableEntity(partition, rowKey(rows.Count));
            for (var column = 0; column < TableLimits.TextColumnsMax && at < text.Length; column++)
            {
                var length = LengthAt(text, at);
                row[Column(column)] = text.Substring(at, length);
                at += length;
            }

            rows.Add(row);
        }
        while (at < text.Length);
        rows[0][Parts] = rows.Count;
        return rows;
    }

    /// <summary>The text that <see cref="Split"/> was given.</summary>
    public static string Join(IEnumerable<TableEntity> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var column = 0; row.GetString(Column(column)) is { } part; column++)
            {
                text.Append(part);
            }
        }

        return text.ToString();
    }

    // Half of a surrogate pair is no text: it would come back as a question mark.
    private static int LengthAt(string text, int at)
    {
        var length = Math.Min(TableLimits.ColumnCharsMax, text.Length - at);
        return at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]) ? length - 1 : length;
    }

    private static string Column(int number) => string.Create(CultureInfo.InvariantCulture, $"Text{number:D2}");
}
