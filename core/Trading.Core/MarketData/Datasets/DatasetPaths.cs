using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>Where each part of a dataset lies, the same on disk and in blobs; relative, with forward slashes.</summary>
public static class DatasetPaths
{
    public const string Manifest = "dataset.json";

    public static string Candles(string venue, ProductId product, Interval interval, CalendarMonth month) =>
        $"candles/{venue}/{product}/{interval}/{month}.parquet";

    public static string Quotes(string venue, ProductId product, CalendarMonth month) =>
        $"quotes/{venue}/{product}/{month}.parquet";

    /// <summary>Whether a name can be a folder of the layout: 1 to 32 of a-z, 0-9, dash and underscore.</summary>
    public static bool IsVenue(string? venue) =>
        venue is { Length: > 0 and <= 32 } && venue.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
}
