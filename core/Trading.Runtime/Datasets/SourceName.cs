using System.Text.RegularExpressions;
using Trading.Core.Market;

namespace Trading.Runtime.Datasets;

/// <summary>Reads product, interval and venue out of where a file lies: <c>candles/{venue}/{product}/{interval}[_{years}].csv[.gz]</c>
/// or <c>{product}_{interval}.csv[.gz]</c>, or the same with <c>.parquet</c>.</summary>
internal sealed partial record SourceName(ProductId? Product, Interval? Interval, string? Venue, bool IsSeries, bool IsWhole)
{
    // Longest first, so that BTCUSDT is not BTCUS and DT.
    private static readonly string[] QuoteCurrencies = ["FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USD", "EUR", "GBP", "BTC", "ETH", "BNB"];

    public static SourceName Of(string path)
    {
        var file = Path.GetFileName(path);
        var stem = file[..file.IndexOf(SeriesFile.IsParquet(file) ? ".parquet" : ".csv", StringComparison.OrdinalIgnoreCase)];
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        var hasFolder = TryParseProduct(Path.GetFileName(folder), out var product);
        var venue = hasFolder ? VenueOf(Path.GetDirectoryName(folder) ?? "") : null;
        var match = InProductFolder().Match(stem);
        if (hasFolder && match.Success && Core.Market.Interval.TryParse(match.Groups["interval"].Value, out var interval))
        {
            return new(product, interval, venue, match.Groups["rest"].Length == 0, match.Groups["years"].Length == 0);
        }

        match = Alone().Match(stem);
        return match.Success && TryParseProduct(match.Groups["product"].Value, out var named)
            && Core.Market.Interval.TryParse(match.Groups["interval"].Value, out interval)
            ? new(named, interval, hasFolder ? venue : null, IsSeries: true, IsWhole: true)
            : new(hasFolder ? product : null, null, venue, IsSeries: false, IsWhole: false);
    }

    /// <summary>Reads BTC-USD and BTC_USD; in lower case or without a dash, as BTCUSDT, only if the quote currency is a known one.</summary>
    public static bool TryParseProduct(string text, out ProductId product)
    {
        // Folders such as "my-data" are not products, whatever their shape.
        var name = text.ToUpperInvariant().Replace('_', '-').Replace('/', '-');
        if (ProductId.TryParse(name, out product))
        {
            return text.Equals(text.ToUpperInvariant(), StringComparison.Ordinal) || QuoteCurrencies.Contains(product.Quote);
        }

        var quote = Array.Find(QuoteCurrencies, q => name.Length > q.Length && name.EndsWith(q, StringComparison.Ordinal));
        return quote is not null && ProductId.TryParse($"{name[..^quote.Length]}-{quote}", out product);
    }

    private static string? VenueOf(string folder) =>
        Path.GetFileName(Path.GetDirectoryName(folder)) is "candles" or "quotes" ? Path.GetFileName(folder).ToLowerInvariant() : null;

    [GeneratedRegex("^(?<interval>[0-9]+[smhd])(?:_(?<years>[0-9]{4}(?:-[0-9]{4})?))?(?<rest>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InProductFolder();

    [GeneratedRegex("^(?<product>[A-Za-z0-9]+[-_]?[A-Za-z0-9]+)[-_](?<interval>[0-9]+[smhd])$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alone();
}
