namespace Trading.Core.MarketData.Csv;

/// <summary>The names under which tables of candles, CSV or other, keep their fields.</summary>
public static class CandleFields
{
    internal static readonly CsvColumn Time = new(
        "time", ["open_time", "opentime", "time", "timestamp", "datetime", "date", "unix", "ts"]);

    // Quote volume is never taken for base volume: a market would look thousands of times as liquid as it is.
    internal static readonly CsvColumn[] Numbers =
    [
        new("open", ["open", "o", "open_price"]),
        new("high", ["high", "h", "high_price"]),
        new("low", ["low", "l", "low_price"]),
        new("close", ["close", "c", "close_price"]),
        new("volume", ["base_volume", "volume_base", "volume", "vol", "v"]),
    ];

    /// <summary>Which of the names are the time, open, high, low, close and base volume, in this order.</summary>
    /// <param name="names">The columns of a table, in any order and case.</param>
    /// <param name="where">How errors name the table.</param>
    /// <exception cref="InputException">One is missing or stands twice.</exception>
    public static int[] IndexesIn(IReadOnlyList<string> names, string where)
    {
        var (roles, _) = CsvHeader.RolesOf(names, [Time, .. Numbers], where, "time,open,high,low,close,volume");
        return [.. Enumerable.Range(1, 1 + Numbers.Length).Select(role => Array.IndexOf(roles, (byte)role))];
    }
}
