using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>The shape of <c>dataset.json</c>; the order of members is part of the canonical form.</summary>
internal sealed record ManifestDocument(
    int SchemaVersion,
    string Venue,
    bool IsSynthetic,
    ManifestDocument.SyntheticDocument? Synthetic,
    IReadOnlyList<ManifestDocument.ProductDocument> Products)
{
    public static ManifestDocument From(DatasetManifest manifest) => new(
        DatasetManifestJson.SchemaVersion,
        manifest.Venue,
        manifest.IsSynthetic,
        manifest.Synthetic is { } s ? new SyntheticDocument(s.Label, new(s.Parameters, StringComparer.Ordinal)) : null,
        [.. manifest.Products.Select(ProductDocument.From)]);

    public DatasetManifest ToManifest(string source) => new(
        Venue,
        [.. Products.Select((p, i) => p.ToProduct($"{source}: products[{i}]"))],
        (IsSynthetic, Synthetic) switch
        {
            (true, { } s) => new SyntheticOrigin(s.Label, s.Parameters.ToImmutableSortedDictionary(StringComparer.Ordinal)),
            (false, null) => null,
            _ => throw new InputException($"{source}: isSynthetic is {(IsSynthetic ? "true" : "false")}; expected true exactly where synthetic is given"),
        });

    internal sealed record SyntheticDocument(string Label, SortedDictionary<string, string> Parameters);

    internal sealed record ProductDocument(
        string Product,
        decimal PriceIncrement,
        decimal BaseIncrement,
        decimal QuoteIncrement,
        decimal MinNotional,
        string? ListedAt,
        bool IsInferred,
        IReadOnlyList<SeriesDocument> Candles,
        SeriesDocument? Quotes)
    {
        public static ProductDocument From(DatasetProduct entry)
        {
            var p = entry.Product;
            return new(
                p.Id.Value,
                p.PriceIncrement.Value,
                p.BaseIncrement.Value,
                p.QuoteIncrement.Value,
                p.MinNotional.Amount / 1.0000000000000000000000000000m,
                p.ListedAt?.ToString(),
                p.IsInferred,
                [.. entry.Candles.Select(c => SeriesDocument.From(c.Interval.ToString(), c.First, c.Last, c.Rows, c.Files))],
                entry.Quotes is { } q ? SeriesDocument.From(null, q.First, q.Last, q.Rows, q.Files) : null);
        }

        public DatasetProduct ToProduct(string at) => new(
            new Product(
                ProductId.Parse(Product, $"{at}.product"),
                Step(PriceIncrement, $"{at}.priceIncrement"),
                Step(BaseIncrement, $"{at}.baseIncrement"),
                Step(QuoteIncrement, $"{at}.quoteIncrement"),
                MinNotional >= 0 ? new Money(MinNotional) : throw new InputException($"{at}.minNotional: {MinNotional} is negative"),
                ListedAt is null ? null : Time(ListedAt, $"{at}.listedAt"),
                IsInferred),
            [.. Candles.Select((c, i) => c.ToCandles($"{at}.candles[{i}]"))],
            Quotes?.ToQuotes($"{at}.quotes"));

        private static Increment Step(decimal value, string field) => value > 0
            ? new Increment(value)
            : throw new InputException($"{field}: {value} is not an increment; expected a positive number");
    }

    internal sealed record SeriesDocument(
        string First,
        string Last,
        long Rows,
        IReadOnlyList<FileDocument> Files,
        [property: JsonPropertyOrder(-1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Interval = null)
    {
        public static SeriesDocument From(
            string? interval, Timestamp first, Timestamp last, long rows, ImmutableArray<DatasetFile> files) => new(
            first.ToString(),
            last.ToString(),
            rows,
            [.. files.Select(f => new FileDocument(f.Month.ToString(), f.Path, f.Rows, f.Sha256))],
            interval);

        public DatasetCandles ToCandles(string at) => new(
            Market.Interval.Parse(Interval ?? "", $"{at}.interval"),
            Time(First, $"{at}.first"),
            Time(Last, $"{at}.last"),
            Rows,
            [.. Files.Select((f, i) => f.ToFile($"{at}.files[{i}]"))]);

        public DatasetQuotes ToQuotes(string at) => new(
            Time(First, $"{at}.first"),
            Time(Last, $"{at}.last"),
            Rows,
            [.. Files.Select((f, i) => f.ToFile($"{at}.files[{i}]"))]);
    }

    internal sealed record FileDocument(string Month, string Path, long Rows, string Sha256)
    {
        public DatasetFile ToFile(string at) => CalendarMonth.TryParse(Month, out var month)
            ? new DatasetFile(month, Path, Rows, Sha256)
            : throw new InputException($"{at}.month: '{Month}' is not a month; expected yyyy-MM, such as 2024-04");
    }

    private static Timestamp Time(string text, string field) => Timestamp.TryParse(text, out var time)
        ? time
        : throw new InputException($"{field}: '{text}' is not a time; expected ISO-8601, such as 2024-04-18T16:30:00Z");
}
