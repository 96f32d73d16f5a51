using Spectre.Console;
using Trading.Core.MarketData.Datasets;

namespace Trading.Local.Rendering;

/// <summary>What a dataset holds.</summary>
internal static class ManifestView
{
    public static DatasetDocument DocumentOf(DatasetManifest manifest) => new(
        DatasetManifestJson.IdOf(manifest), manifest.Venue, manifest.Synthetic?.Label, [.. SeriesOf(manifest)], [], []);

    public static void Write(IAnsiConsole console, DatasetManifest manifest, string folder)
    {
        if (manifest.Synthetic is { } synthetic)
        {
            console.WriteLine($"SYNTHETIC DATA: {synthetic.Label}", new Style(Color.Yellow));
        }

        var table = Sheet.Of($"Dataset {folder}", "Series", "Rows", "First", "Last");
        foreach (var series in SeriesOf(manifest))
        {
            table.Add($"{series.Product} {series.Interval?.ToString() ?? "quotes"}", Figures.Count(series.Rows), $"{series.First}", $"{series.Last}");
        }

        console.WriteSheet(table);
        console.WriteLine($"dataset  {DatasetManifestJson.IdOf(manifest)}");
    }

    private static IEnumerable<SeriesDocument> SeriesOf(DatasetManifest manifest)
    {
        foreach (var product in manifest.Products)
        {
            foreach (var c in product.Candles)
            {
                yield return new SeriesDocument(product.Product.Id, c.Interval, c.First, c.Last, c.Rows, null);
            }

            if (product.Quotes is { } quotes)
            {
                yield return new SeriesDocument(product.Product.Id, null, quotes.First, quotes.Last, quotes.Rows, null);
            }
        }
    }
}
