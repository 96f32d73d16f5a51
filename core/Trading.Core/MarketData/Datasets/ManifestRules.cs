using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>
/// What must hold within a manifest. Paths are checked against the layout, so that a manifest from outside cannot name a
/// file elsewhere.
/// </summary>
internal static class ManifestRules
{
    /// <exception cref="InputException">The first rule that is broken.</exception>
    public static void Check(DatasetManifest manifest, string source)
    {
        if (!DatasetPaths.IsVenue(manifest.Venue))
        {
            throw new InputException($"{source}: venue '{manifest.Venue}' cannot name a folder; expected 1 to 32 of a-z, 0-9, '-' and '_'");
        }

        if (manifest.Products.IsEmpty)
        {
            throw new InputException($"{source}: products is empty; expected at least one");
        }

        for (var i = 0; i < manifest.Products.Length; i++)
        {
            var entry = manifest.Products[i];
            if (i > 0 && entry.Product.Id.CompareTo(manifest.Products[i - 1].Product.Id) <= 0)
            {
                throw new InputException($"{source}: product {entry.Product.Id} is out of order or listed twice; expected ascending ids");
            }

            CheckProduct(entry, manifest.Venue, source);
        }
    }

    private static void CheckProduct(DatasetProduct entry, string venue, string source)
    {
        var id = entry.Product.Id;
        if (entry.Candles.IsEmpty && entry.Quotes is null)
        {
            throw new InputException($"{source}: product {id} has neither candles nor quotes");
        }

        for (var i = 0; i < entry.Candles.Length; i++)
        {
            var c = entry.Candles[i];
            if (i > 0 && c.Interval.Ms <= entry.Candles[i - 1].Interval.Ms)
            {
                throw new InputException($"{source}: {id} {c.Interval} is out of order or listed twice; expected the finest interval first");
            }

            CheckSeries($"{source}: {id} {c.Interval}", c.First, c.Last, c.Rows, c.Files, m => DatasetPaths.Candles(venue, id, c.Interval, m));
        }

        if (entry.Quotes is { } q)
        {
            CheckSeries($"{source}: {id} quotes", q.First, q.Last, q.Rows, q.Files, m => DatasetPaths.Quotes(venue, id, m));
        }
    }

    private static void CheckSeries(
        string name, Timestamp first, Timestamp last, long rows, ImmutableArray<DatasetFile> files, Func<CalendarMonth, string> pathOf)
    {
        for (var i = 0; i < files.Length; i++)
        {
            var file = files[i];
            if (i > 0 && file.Month.CompareTo(files[i - 1].Month) <= 0)
            {
                throw new InputException($"{name}: file {file.Month} is out of order or listed twice; expected ascending months");
            }

            if (!string.Equals(file.Path, pathOf(file.Month), StringComparison.Ordinal))
            {
                throw new InputException($"{name}: path '{file.Path}' is not where the layout puts it; expected '{pathOf(file.Month)}'");
            }

            if (file.Rows <= 0)
            {
                throw new InputException($"{name}: file {file.Month} has {file.Rows} rows; expected at least one");
            }

            if (file.Sha256.Length != 64 || !file.Sha256.All(char.IsAsciiHexDigitLower))
            {
                throw new InputException($"{name}: file {file.Month} has sha256 '{file.Sha256}'; expected 64 lower-case hexadecimal digits");
            }
        }

        if (files.IsEmpty || files.Sum(f => f.Rows) != rows)
        {
            throw new InputException($"{name}: rows is {rows} but its files have {files.Sum(f => f.Rows)}");
        }

        if (CalendarMonth.Of(first) != files[0].Month || CalendarMonth.Of(last) != files[^1].Month || last < first)
        {
            throw new InputException($"{name}: first {first} and last {last} do not fit its files, {files[0].Month} to {files[^1].Month}");
        }
    }
}
