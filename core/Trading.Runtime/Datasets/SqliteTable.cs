using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;

namespace Trading.Runtime.Datasets;

/// <summary>A table of candles in a SQLite file, opened read-only: time, open, high, low, close, volume and perhaps product and interval.</summary>
internal sealed class SqliteTable
{
    private static readonly string[] ProductNames = ["product", "product_id", "symbol", "pair"];
    private static readonly string[] IntervalNames = ["interval", "timeframe", "granularity"];

    private readonly string _path;
    private readonly string? _product;
    private readonly string? _interval;
    private readonly ImmutableArray<string> _fields;
    private readonly bool _hasRowId;

    private SqliteTable(string path, string table, string? product, string? interval, ImmutableArray<string> fields, bool hasRowId) =>
        (_path, Name, _product, _interval, _fields, _hasRowId) = (path, table, product, interval, fields, hasRowId);

    public string Name { get; }

    public string Where => $"{_path}: table {Name}";

    /// <summary>Whether the file begins as SQLite files do.</summary>
    public static bool IsDatabase(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        Span<byte> head = stackalloc byte[16];
        using var stream = File.OpenRead(path);
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("SQLite format 3\0"u8);
    }

    /// <param name="path">A SQLite file.</param>
    /// <param name="table">Its table; null for the only one that has candles.</param>
    /// <exception cref="InputException">Damaged, no such table, more than one to choose from, or columns are missing.</exception>
    public static SqliteTable Open(string path, string? table) => Guard(path, () =>
    {
        using var connection = Connect(path);
        var tables = Texts(connection, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name");
        if (table is null)
        {
            var usable = tables.Where(t => IsOfCandles(connection, t, path)).ToList();
            table = usable.Count == 1 ? usable[0] : throw new InputException(
                $"{path}: {(usable.Count == 0 ? "no table has candles" : $"candles are in {string.Join(", ", usable)}; name one table")}; it has {string.Join(", ", tables.DefaultIfEmpty("no tables"))}");
        }

        if (!tables.Contains(table, StringComparer.OrdinalIgnoreCase))
        {
            throw new InputException($"{path}: there is no table '{table}'; it has {string.Join(", ", tables.DefaultIfEmpty("none"))}");
        }

        var columns = ColumnsOf(connection, table);
        var indexes = CandleFields.IndexesIn(columns, $"{path}: table {table}");
        var hasRowId = Texts(
            connection, "SELECT sql FROM sqlite_master WHERE type = 'table' AND lower(name) = lower($p)", table)
            .Exists(sql => !sql.Contains("WITHOUT ROWID", StringComparison.OrdinalIgnoreCase));
        return new SqliteTable(
            path,
            table,
            columns.Find(c => ProductNames.Contains(c.ToLowerInvariant())),
            columns.Find(c => IntervalNames.Contains(c.ToLowerInvariant())),
            [.. indexes.Select(i => columns[i])],
            hasRowId);
    });

    /// <summary>Runs what talks to SQLite and turns its errors into ours.</summary>
    public static T Guard<T>(string path, Func<T> query)
    {
        try
        {
            return query();
        }
        catch (SqliteException e)
        {
            throw new InputException($"{path}: SQLite cannot read it: {e.Message}", e);
        }
    }

    /// <summary>The series in the table; null stands for a column that it does not have.</summary>
    public ImmutableArray<(string? Product, string? Interval)> Series() => Guard(_path, () =>
    {
        using var connection = Connect(_path);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT DISTINCT {Column(_product)}, {Column(_interval)} FROM {Quoted(Name)} ORDER BY 1, 2";
        using var reader = command.ExecuteReader();
        var series = ImmutableArray.CreateBuilder<(string?, string?)>();
        while (reader.Read())
        {
            series.Add((reader.IsDBNull(0) ? null : reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        }

        return series.ToImmutable();
    });

    /// <summary>Prepares to read a series in order of time: row number, then the six fields. The command and its connection are the caller's.</summary>
    public SqliteCommand Select(string? product, string? interval) => Guard(_path, () =>
    {
        var command = Connect(_path).CreateCommand();
        var fields = string.Join(", ", _fields.Select(Quoted));
        var rowNumber = _hasRowId ? "rowid" : $"row_number() OVER (ORDER BY {Quoted(_fields[0])})";
        command.CommandText = $"SELECT {rowNumber}, {fields} FROM {Quoted(Name)}"
            + $" WHERE CAST({Column(_product)} AS TEXT) IS $product AND CAST({Column(_interval)} AS TEXT) IS $interval ORDER BY {Quoted(_fields[0])}";
        command.Parameters.AddWithValue("$product", (object?)product ?? DBNull.Value);
        command.Parameters.AddWithValue("$interval", (object?)interval ?? DBNull.Value);
        return command;
    });

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    private static bool IsOfCandles(SqliteConnection connection, string table, string path)
    {
        try
        {
            _ = CandleFields.IndexesIn(ColumnsOf(connection, table), path);
            return true;
        }
        catch (InputException)
        {
            // A table of something else: the caller says so if none is left.
            return false;
        }
    }

    private static List<string> ColumnsOf(SqliteConnection connection, string table) =>
        Texts(connection, "SELECT name FROM pragma_table_info($p)", table);

    private static List<string> Texts(SqliteConnection connection, string sql, string? parameter = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (parameter is not null)
        {
            command.Parameters.AddWithValue("$p", parameter);
        }

        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static string Column(string? name) => name is null ? "NULL" : Quoted(name);

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
