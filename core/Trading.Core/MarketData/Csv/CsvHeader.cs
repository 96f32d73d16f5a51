namespace Trading.Core.MarketData.Csv;

/// <summary>Finds the columns a reader needs among the names of a header.</summary>
internal static class CsvHeader
{
    /// <summary>Tab or semicolon where the header has one, else a comma.</summary>
    public static byte SeparatorOf(ReadOnlySpan<byte> header) =>
        header.Contains((byte)'\t') ? (byte)'\t' : header.Contains((byte)';') ? (byte)';' : (byte)',';

    /// <summary>For each field the 1-based index of its column, 0 where nobody asked for it; for each column the name it goes by.</summary>
    /// <exception cref="InputException">Not a header, a required column is missing, or a name stands twice.</exception>
    public static (byte[] Roles, string?[] Names) RolesOf(
        IReadOnlyList<string> header, CsvColumn[] columns, string where, string expected)
    {
        var names = header.Select(Normalise).ToArray();
        var shown = Shorten(string.Join(',', header));
        if (Array.TrueForAll(names, n => !n.Any(char.IsAsciiLetter)))
        {
            throw new InputException($"{where}: '{shown}' is not a header; expected names such as {expected}");
        }

        var roles = new byte[names.Length];
        var found = new string?[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var field = FieldOf(columns[i], names, where);
            if (field >= 0)
            {
                roles[field] = (byte)(i + 1);
                found[i] = names[field];
            }
            else if (columns[i].IsRequired)
            {
                throw new InputException(
                    $"{where}: header '{shown}' has no {columns[i].Name}; expected one of {string.Join(", ", columns[i].Aliases)}");
            }
        }

        return (roles, found);
    }

    /// <summary>Whether any of the names is this column's.</summary>
    public static bool Has(IReadOnlyList<string> header, CsvColumn column) => header.Select(Normalise).Any(column.Aliases.Contains);

    private static int FieldOf(CsvColumn column, string[] names, string where)
    {
        foreach (var alias in column.Aliases)
        {
            var field = Array.IndexOf(names, alias);
            if (field >= 0 && Array.LastIndexOf(names, alias) != field)
            {
                throw new InputException($"{where}: header has '{alias}' twice; expected each name once");
            }

            if (field >= 0)
            {
                return field;
            }
        }

        return -1;
    }

    private static string Normalise(string name) =>
        name.Trim(' ', '"', '\uFEFF').ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    private static string Shorten(string text) => text.Length > 120 ? text[..120] + "..." : text;
}
