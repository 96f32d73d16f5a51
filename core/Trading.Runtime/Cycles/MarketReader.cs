using System.Collections.Immutable;
using Trading.Core.Cycle;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Cycles;

/// <summary>
/// Builds what a decision may know of the market at a slot, first for what is held and then for everything. A product whose data could
/// not be read keeps an empty row, which nothing is bought by; the others go on.
/// </summary>
internal sealed class MarketReader
{
    private const double FeatureHours = 192;

    private readonly IMarketData _data;
    private readonly CompiledPolicy _policy;
    private readonly Interval _candles;
    private readonly Timestamp _from;
    private readonly bool[] _hasCandles;
    private readonly FeatureBoard _reference = new(1);
    private bool _hasReference;

    public MarketReader(IMarketData data, CompiledPolicy policy, ImmutableArray<ListedProduct> listing, Interval candles, Timestamp slot)
    {
        _data = data;
        _policy = policy;
        _candles = candles;
        var market = new MarketSnapshot(listing.Select(listed => listed.Product));
        Input = new CycleInput(market, new FeatureBoard(market.Count)) { Slot = slot };
        _hasCandles = new bool[market.Count];
        _from = slot - TimeSpan.FromHours(Math.Max(FeatureHours, policy.Policy.Backtest.WarmUpHours));
        foreach (var listed in listing)
        {
            market.Products[market.IndexOf(listed.Product.Id)].Status = listed.Status;
        }
    }

    public CycleInput Input { get; }

    /// <summary>Products whose data could not be read, with why.</summary>
    public SortedDictionary<string, VenueException> Failures { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the product that the regime is judged on was read: without it nothing is known of the market's state.</summary>
    public bool HasRegime => !_policy.IsRegimeNeeded || _hasReference;

    /// <summary>Reads newest prices of these products, and candles of those that have none yet, all at once.</summary>
    public async Task ReadAsync(IEnumerable<ProductId> products, CancellationToken cancellation)
    {
        var reference = _policy.Policy.Regime.ReferenceProduct;
        var wanted = products.Where(product => Input.Market.IndexOf(product) >= 0).ToHashSet();
        var reads = wanted.Order().Select(product => ReadAsync(product, isTickWanted: true, cancellation)).ToList();
        if (_policy.IsRegimeNeeded && !_hasReference && !wanted.Contains(reference))
        {
            reads.Add(ReadAsync(reference, isTickWanted: false, cancellation));
        }

        // Put in place one after another: what comes first does not depend on which answer came first.
        foreach (var read in await Task.WhenAll(reads))
        {
            Take(read);
        }

        if (_hasReference)
        {
            Input.Features.Regime = RegimeClassifier.Classify(ReferenceValues, _policy.RegimeThresholds);
        }
    }

    /// <summary>The newest row of a product, for a decision about its order.</summary>
    public async Task<ProductMarket> ReadNowAsync(ProductId product, Timestamp now, CancellationToken cancellation)
    {
        var row = Input.Market.Products[Input.Market.IndexOf(product)];
        try
        {
            var tick = await _data.ReadTickAsync(product, cancellation);
            row.LastPrice = tick.LastPrice;
            row.Quote = now.UnixMs - tick.Quote.At.UnixMs <= _policy.Policy.Execution.QuoteAgeSecondsMax * 1000L ? tick.Quote : default;
        }
        catch (VenueException failure)
        {
            // Without a price there is no replacement: the leg ends with what it has.
            Failures[product.Value] = failure;
            row.LastPrice = double.NaN;
            row.Quote = default;
        }

        return row;
    }

    private ref readonly FeatureValues ReferenceValues
    {
        get
        {
            var row = Input.Market.IndexOf(_policy.Policy.Regime.ReferenceProduct);
            return ref row >= 0 ? ref Input.Features.Values[row] : ref _reference.Values[0];
        }
    }

    private async Task<Read> ReadAsync(ProductId product, bool isTickWanted, CancellationToken cancellation)
    {
        var row = Input.Market.IndexOf(product);
        MarketTick? tick = null;
        try
        {
            tick = isTickWanted ? await _data.ReadTickAsync(product, cancellation) : null;
            var candles = row >= 0 && _hasCandles[row]
                ? null
                : (await _data.ReadCandlesAsync(product, _candles, _from, Input.Slot, cancellation)).Candles;
            Require(product, candles);
            return new Read(product, row, tick, candles, Failure: null);
        }
        catch (VenueException failure)
        {
            // A price without candles still tells whether a stop is due.
            return new Read(product, row, tick, Candles: null, failure);
        }
    }

    private void Take(Read read)
    {
        if (read.Failure is { } failure)
        {
            Failures[read.Product.Value] = failure;
        }

        var isReference = _policy.IsRegimeNeeded && read.Product == _policy.Policy.Regime.ReferenceProduct;
        if (read.Candles is { } candles)
        {
            var needs = read.Row < 0 ? FeatureNeeds.Regime : _policy.Needs | (isReference ? FeatureNeeds.Regime : FeatureNeeds.None);
            Fill(read.Row < 0 ? _reference : Input.Features, Math.Max(read.Row, 0), candles, needs);
            _hasReference |= isReference && candles.Count > 0;
        }

        if (read.Row >= 0)
        {
            TakeRow(read);
        }
    }

    private void TakeRow(Read read)
    {
        ref var row = ref Input.Market.Products[read.Row];
        if (read.Tick is { } tick)
        {
            row.Quote = tick.Quote;

            // Until its candles are read the last trade is all there is to judge a stop by.
            row.LastPrice = double.IsNaN(row.LastPrice) ? tick.LastPrice : row.LastPrice;
        }

        if (read.Candles is not { } candles)
        {
            return;
        }

        _hasCandles[read.Row] = true;
        if (candles.Count > 0)
        {
            row.LastPrice = candles.Close[candles.Count - 1];
            row.LastCandleAt = new Timestamp(candles.OpenTimeMs[candles.Count - 1] + _candles.Ms);
        }
    }

    // What a decision at the slot must not see, or could not be true, is no data: it is not made fit.
    private void Require(ProductId product, CandleColumns? candles)
    {
        for (var i = 0; i < candles?.Count; i++)
        {
            var isInOrder = candles.OpenTimeMs[i] >= (i == 0 ? _from.UnixMs : candles.OpenTimeMs[i - 1] + _candles.Ms)
                && candles.OpenTimeMs[i] + _candles.Ms <= Input.Slot.UnixMs;
            var isPossible = candles.Low[i] > 0
                && candles.Low[i] <= Math.Min(candles.Open[i], candles.Close[i])
                && double.IsFinite(candles.High[i])
                && candles.High[i] >= Math.Max(candles.Open[i], candles.Close[i])
                && candles.Volume[i] >= 0
                && double.IsFinite(candles.Volume[i]);
            if (!isInOrder || !isPossible)
            {
                throw new VenueException(
                    VenueFault.Malformed,
                    $"{product}: the candle of {new Timestamp(candles.OpenTimeMs[i])} is {(isInOrder ? "not possible" : "out of order or beyond the slot")}");
            }
        }
    }

    private void Fill(FeatureBoard board, int row, CandleColumns candles, FeatureNeeds needs)
    {
        var window = new FeatureWindow(_candles, needs, _policy.FeatureOptions, board, row);
        window.Advance(candles, 0, candles.Count);
        window.CloseTo(Input.Slot);
    }

    private sealed record Read(ProductId Product, int Row, MarketTick? Tick, CandleColumns? Candles, VenueException? Failure);
}
