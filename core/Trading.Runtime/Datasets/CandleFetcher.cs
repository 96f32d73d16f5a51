using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Datasets;

/// <summary>
/// Fetches candle history from a venue into a dataset. A dataset that is there is continued: what it holds is not asked for again and
/// stays, as do its other series. Until the new one is whole the old one stays in place; what was fetched meanwhile outlives a crash.
/// </summary>
public sealed class CandleFetcher(IMarketData market, TimeProvider time)
{
    // Below this many candles, looking for the first one costs as much as fetching.
    private const int CandlesWorthALook = 1_000;

    /// <exception cref="InputException">The range, a product or the target cannot be used.</exception>
    /// <exception cref="VenueException">The venue could not be asked; the same call continues from there.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the same call continues from there.</exception>
    public async Task<FetchReport> RunAsync(
        FetchOptions options, IProgress<FetchProgress>? progress = null, CancellationToken cancellation = default)
    {
        var listed = await ListedAsync(options, cancellation).ConfigureAwait(false);
        var existing = Existing(options);
        var (from, to) = Range(options);
        using var staging = new FetchStaging(options.Target);
        var run = new FetchRun(market, staging, progress);
        await Parallel.ForEachAsync(
            options.Products.Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = options.ParallelMax, CancellationToken = cancellation },
            async (product, token) =>
            {
                var start = await StartAsync(product, options.Interval, from, to, token).ConfigureAwait(false);
                var pieces = Missing(existing?.Manifest.Find(product)?.At(options.Interval), product, options.Interval, start, to);
                await run.FetchAsync(pieces, token).ConfigureAwait(false);
            }).ConfigureAwait(false);

        var manifest = existing is not null && run.RowsFetched + run.RowsKept == 0
            ? existing.Manifest
            : FetchMerge.Write(options, existing, run.Pieces, staging, listed, cancellation);
        staging.Clear();
        return new(manifest, run.RowsFetched, run.RowsKept, RowsOf(existing?.Manifest, options));
    }

    private static long RowsOf(DatasetManifest? manifest, FetchOptions options) =>
        manifest is null ? 0 : options.Products.Distinct().Sum(p => manifest.Find(p)?.At(options.Interval)?.Rows ?? 0);

    // What the dataset has in the middle of its series is taken to be whole: it came from here.
    private static IEnumerable<FetchPiece> Missing(
        DatasetCandles? stored, ProductId product, Interval interval, Timestamp from, Timestamp to)
    {
        if (stored is null)
        {
            return FetchPiece.Cut(product, interval, from, to);
        }

        var next = stored.Last.AddMs(interval.Ms);
        return FetchPiece.Cut(product, interval, from, stored.First < to ? stored.First : to)
            .Concat(FetchPiece.Cut(product, interval, next > from ? next : from, to));
    }

    private static FolderDataset? Existing(FetchOptions options)
    {
        if (!File.Exists(Path.Combine(options.Target, DatasetPaths.Manifest)))
        {
            return null;
        }

        var dataset = FolderDataset.Open(options.Target);
        return dataset.Manifest.IsSynthetic || dataset.Manifest.Venue != options.Venue
            ? throw new InputException(
                $"{options.Target}: is a dataset of {(dataset.Manifest.IsSynthetic ? "a made-up market" : dataset.Manifest.Venue)}; expected one of {options.Venue}, or a new folder")
            : dataset;
    }

    private (Timestamp From, Timestamp To) Range(FetchOptions options)
    {
        var now = Timestamp.From(time.GetUtcNow()).Floor(options.Interval);
        var from = options.From.Floor(options.Interval);
        from = from < options.From ? from.AddMs(options.Interval.Ms) : from;
        var to = options.To is { } asked && asked < now ? asked.Floor(options.Interval) : now;
        return from < to
            ? (from, to)
            : throw new InputException($"from {options.From} to {options.To ?? now}: there is no complete {options.Interval} candle in it");
    }

    private async Task<Dictionary<ProductId, Product>> ListedAsync(FetchOptions options, CancellationToken cancellation)
    {
        if (options.Products.IsDefaultOrEmpty)
        {
            throw new InputException("products: none; expected at least one, such as BTC-USD");
        }

        var all = (await market.ReadProductsAsync(cancellation).ConfigureAwait(false)).ToDictionary(p => p.Product.Id, p => p.Product);
        foreach (var product in options.Products)
        {
            if (!all.ContainsKey(product))
            {
                throw new InputException($"product: the venue does not list '{product}'{DidYouMean.Hint(product.Value, all.Keys.Select(p => p.Value).ToArray())}");
            }
        }

        return all;
    }

    // A product that was listed yesterday has no two years to page through: days tell where its history begins.
    private async Task<Timestamp> StartAsync(ProductId product, Interval interval, Timestamp from, Timestamp to, CancellationToken cancellation)
    {
        if ((to - from).TotalMilliseconds < interval.Ms * (double)CandlesWorthALook || interval.Ms >= Interval.OneDay.Ms)
        {
            return from;
        }

        var days = await market.ReadCandlesAsync(product, Interval.OneDay, from.Floor(Interval.OneDay), to, cancellation).ConfigureAwait(false);

        // The day before as well: the first bar of a day may be missing where its shorter ones are not.
        var first = days.Candles.Count > 0 ? days.Candles[0].OpenTime.AddMs(-Interval.OneDay.Ms) : to.Floor(Interval.OneDay).AddMs(-Interval.OneDay.Ms);
        return first > from ? first : from;
    }
}
