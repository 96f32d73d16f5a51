using Spectre.Console;

namespace Trading.Local.Rendering;

/// <summary>Tables of one look: a title, a rule under the head, text left and numbers right.</summary>
internal static class Sheet
{
    /// <param name="title">Above the table.</param>
    /// <param name="text">The first column's head.</param>
    /// <param name="numbers">Heads of the columns of numbers.</param>
    public static Table Of(string title, string text, params ReadOnlySpan<string> numbers)
    {
        var table = Empty(title);
        table.AddColumn(new TableColumn(Markup.Escape(text)));
        foreach (var name in numbers)
        {
            table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned().NoWrap());
        }

        return table;
    }

    /// <summary>A table without a head whose columns alternate between names and values.</summary>
    public static Table Pairs(string title, int pairs)
    {
        var table = Empty(title).HideHeaders();
        for (var i = 0; i < pairs; i++)
        {
            table.AddColumn(new TableColumn("").NoWrap());
            table.AddColumn(pairs == 1 ? new TableColumn("") : new TableColumn("").RightAligned().NoWrap());
        }

        return table;
    }

    /// <summary>Writes a table with its title above it on the left, where eyes begin.</summary>
    public static void WriteSheet(this IAnsiConsole console, Table table)
    {
        console.WriteLine(table.Title?.Text ?? "", new Style(decoration: Decoration.Bold));
        table.Title = null;
        console.Write(table);
    }

    /// <summary>Adds a row of plain text: brackets in it mean nothing.</summary>
    public static void Add(this Table table, params ReadOnlySpan<string> cells)
    {
        var row = new Text[cells.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = new Text(cells[i]);
        }

        table.AddRow(row);
    }

    private static Table Empty(string title)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
        return table.Title(new TableTitle(title)).LeftAligned();
    }
}
