using System.Collections.Immutable;
using System.Globalization;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData;

namespace Trading.Runtime.Datasets;

/// <summary>Finds the series in a SQLite file.</summary>
internal static class SqliteSearch
{
    /// <exception cref="InputException">No table to read, or a series whose product or interval cannot be told.</exception>
    public static IEnumerable<PlannedSeries> Find(string path, ImportOptions options)
    {
        var table = SqliteTable.Open(path, options.Table);
        foreach (var (productKey, intervalKey) in table.Series())
        {
            var product = ProductOf(productKey, table, options);
            if (!options.Products.IsEmpty && !options.Products.Contains(product))
            {
                continue;
            }

            var interval = IntervalOf(productKey, intervalKey, product, table, options);
            if (options.Intervals.IsEmpty || options.Intervals.Contains(interval))
            {
                yield return new(product, interval, table.Where, () => new SqliteSeriesSource(
                    table, productKey, intervalKey, product, interval, options.Repair));
            }
        }
    }

    private static ProductId ProductOf(string? key, SqliteTable table, ImportOptions options)
    {
        if (key is null)
        {
            return options.Products.Length == 1 ? options.Products[0] : throw new InputException(
                $"{table.Where}: has no product in its rows; name exactly one product");
        }

        return SourceName.TryParseProduct(key, out var product) ? product : throw new InputException(
            $"{table.Where}: '{key}' is not a product; expected BASE-QUOTE, such as BTC-USD");
    }

    private static Interval IntervalOf(
        string? productKey, string? intervalKey, ProductId product, SqliteTable table, ImportOptions options)
    {
        if (intervalKey is not null)
        {
            return long.TryParse(intervalKey, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
                ? Interval.FromSeconds(seconds)
                : Interval.Parse(intervalKey, $"{table.Where}: interval");
        }

        if (options.Intervals.Length == 1)
        {
            return options.Intervals[0];
        }

        // The interval given here is not used: only the times are looked at.
        using var source = new SqliteSeriesSource(table, productKey, intervalKey, product, Interval.OneMinute, repair: false);
        var rows = new CandleColumns();
        _ = source.ReadNext(rows);
        return IntervalInference.MostCommonStep(rows.OpenTimeMs.AsSpan(0, rows.Count)) ?? throw new InputException(
            $"{table.Where}: the interval of {product} cannot be told from {rows.Count} rows; name it");
    }
}
