using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>
/// A market that is made up: seeded, with regimes, clustered volatility, correlated products, volume, spreads, gaps and jumps,
/// and an edge only where one was planted. Safe to share between threads; each cursor belongs to one.
/// </summary>
public sealed class SyntheticMarket
{
    /// <summary>The venue under which a dataset of a synthetic market is kept.</summary>
    public const string Venue = "synthetic";

    private readonly RegimeChain _chain;
    private volatile FactorNoise? _latestNoise;

    /// <exception cref="InputException">The options contradict themselves or leave a documented range.</exception>
    public SyntheticMarket(SyntheticMarketOptions options)
    {
        SyntheticOptionsRules.Check(options);
        Options = options;
        _chain = new RegimeChain(options.Regimes);
        Factor = new MarketFactor(options, _chain);
        Products = [.. options.Products.Select(p => p.ToProduct()).OrderBy(p => p.Id)];
        Origin = SyntheticOriginText.Of(options);
    }

    public SyntheticMarketOptions Options { get; }

    /// <summary>In ordinal order of ids.</summary>
    public IReadOnlyList<Product> Products { get; }

    /// <summary>What marks a dataset of this market as made up.</summary>
    public SyntheticOrigin Origin { get; }

    internal MarketFactor Factor { get; }

    /// <summary>Opens the candles and quotes of one product from the market's start.</summary>
    /// <exception cref="InputException">The market has no such product.</exception>
    public SyntheticCursor Open(ProductId product) => new(
        this,
        Options.Products.FirstOrDefault(p => p.Id == product) ?? throw new InputException(
            $"product: '{product}' is not in the synthetic market; it has {string.Join(", ", Products.Select(p => p.Id))}"));

    /// <summary>
    /// Generates the whole market into memory, 48 bytes a candle and as many a quote: for short or few series. Long ones
    /// are better written to a dataset folder month by month.
    /// </summary>
    /// <param name="withQuotes">Without, spreads come from the cost model, as on real candles.</param>
    public InMemoryDataset ToDataset(bool withQuotes = true) => new(Venue, Products.Select(p => ReadAll(p, withQuotes)), Origin);

    /// <summary>The hidden regime at an instant of the market's range: for judging what a strategy made of it, never an input.</summary>
    public Regime RegimeAt(Timestamp time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time.UnixMs, Options.From.UnixMs);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(time.UnixMs, Options.To.UnixMs);
        return Factor[(int)((time.UnixMs - Options.From.UnixMs) / QuarterHours.Ms)].Regime;
    }

    private InMemoryProduct ReadAll(Product product, bool withQuotes)
    {
        var cursor = Open(product.Id);
        var candles = new CandleColumns();
        var quotes = withQuotes ? new QuoteColumns() : null;
        var month = new CandleColumns();
        var monthQuotes = new QuoteColumns();
        while (quotes is null ? cursor.ReadNext(month) : cursor.ReadNext(month, monthQuotes))
        {
            candles.AppendRange(month, 0, month.Count);
            quotes?.AppendRange(monthQuotes, 0, monthQuotes.Count);
        }

        return new InMemoryProduct(product, [new CandleSeries(product.Id, Options.Interval, candles)], quotes);
    }

    internal static int MonthOf(Timestamp time)
    {
        var date = time.ToDateTimeOffset();
        return (date.Year * 12) + date.Month - 1;
    }

    internal Timestamp TimeOf(int bucket) => Options.From.AddMs(bucket * QuarterHours.Ms);

    /// <summary>The first quarter-hour after the month that holds <paramref name="bucket"/>, or after the market's end.</summary>
    internal int EndOfMonth(int bucket)
    {
        var next = MonthOf(TimeOf(bucket)) + 1;
        var start = Timestamp.Utc(next / 12, (next % 12) + 1, 1);
        return (int)Math.Min(Factor.Count, (start.UnixMs - Options.From.UnixMs) / QuarterHours.Ms);
    }

    internal ProductPath PathOf(SyntheticProduct product) => new(Options, product, Factor, _chain);

    /// <summary>Cursors that move in step share the latest month; which of two threads draws it does not matter.</summary>
    internal FactorNoise NoiseOf(int month, int first, int end)
    {
        var latest = _latestNoise;
        if (latest?.Month == month)
        {
            return latest;
        }

        var steps = (int)(QuarterHours.Ms / Math.Min(Options.Interval.Ms, QuarterHours.Ms));
        return _latestNoise = new FactorNoise(Options.Seed, month, end - first, steps);
    }
}
