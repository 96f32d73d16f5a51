using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;
using Trading.Core.MarketData.Validation;

namespace Trading.Runtime.Datasets;

/// <summary>A series in a SQLite table, read in order of time; fields may be integers, reals or text.</summary>
internal sealed class SqliteSeriesSource : SeriesSource
{
    private static readonly string[] FieldNames = ["time", "open", "high", "low", "close", "volume"];

    private readonly SqliteTable _table;
    private readonly SqliteCommand _command;
    private readonly SqliteDataReader _rows;
    private readonly bool _repair;
    private readonly List<long> _numbers = [];
    private readonly byte[] _text = new byte[64];

    public SqliteSeriesSource(SqliteTable table, string? productKey, string? intervalKey, ProductId product, Interval interval, bool repair)
        : base(product, interval)
    {
        (_table, _repair) = (table, repair);
        _command = table.Select(productKey, intervalKey);
        _rows = SqliteTable.Guard(table.Where, _command.ExecuteReader);
    }

    public override ImmutableArray<string> Names => [_table.Where];

    public override PrintedDecimals Decimals => new(PriceDecimals, VolumeDecimals);

    private int PriceDecimals { get; set; }

    private int VolumeDecimals { get; set; }

    public override bool ReadNext(CandleColumns into)
    {
        into.Clear();
        _numbers.Clear();
        SqliteTable.Guard(_table.Where, () => Fill(into, _repair ? int.MaxValue : ChunkRows));
        if (_repair)
        {
            Repaired += SeriesRepair.Apply(into, _numbers);
        }

        return into.Count > 0;
    }

    public override string Where(int index) => $"{_table.Where}: row {_numbers[index]}";

    public override void Dispose()
    {
        var connection = _command.Connection;
        _rows.Dispose();
        _command.Dispose();
        connection?.Dispose();
    }

    private int Fill(CandleColumns into, int rowsMax)
    {
        while (into.Count < rowsMax && _rows.Read())
        {
            _numbers.Add(_rows.GetInt64(0));
            into.Append(new Candle(Time(), Price(2), Price(3), Price(4), Price(5), Volume()));
        }

        return into.Count;
    }

    private Timestamp Time() => CsvTime.TryParse(Text(1), out var ms) ? new(ms) : throw Unreadable(
        1, "ISO-8601 or epoch seconds, milliseconds, microseconds or nanoseconds");

    private double Price(int column)
    {
        var value = Number(column, out var decimals);
        PriceDecimals = Math.Max(PriceDecimals, decimals);
        return value;
    }

    private double Volume()
    {
        var value = Number(6, out var decimals);
        VolumeDecimals = Math.Max(VolumeDecimals, decimals);
        return value;
    }

    private double Number(int column, out int decimals) =>
        CsvNumber.TryParse(Text(column), out var value, out decimals) ? value : throw Unreadable(column, "a number");

    // The shortest text of a real reads back as the same double, and its decimals are what the writer of the table printed.
    private ReadOnlySpan<byte> Text(int column)
    {
        var written = 0;
        if (_rows.IsDBNull(column))
        {
            return default;
        }

        var type = _rows.GetFieldType(column);
        if (type == typeof(long))
        {
            _ = _rows.GetInt64(column).TryFormat(_text, out written, default, CultureInfo.InvariantCulture);
        }
        else if (type == typeof(double))
        {
            _ = _rows.GetDouble(column).TryFormat(_text, out written, "R", CultureInfo.InvariantCulture);
        }
        else if (type == typeof(string))
        {
            _ = Encoding.UTF8.TryGetBytes(_rows.GetString(column), _text, out written);
        }

        return _text.AsSpan(0, written);
    }

    private InputException Unreadable(int column, string expected)
    {
        var found = _rows.IsDBNull(column) ? "NULL" : $"'{_rows.GetValue(column)}'";
        return new($"{_table.Where}: row {_rows.GetInt64(0)}: {FieldNames[column - 1]} is {found}; expected {expected}");
    }
}
