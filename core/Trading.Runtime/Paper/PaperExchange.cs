using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.Paper;
using Trading.Core.Costs;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Paper;

/// <summary>
/// A venue of ours on the real market: orders meet the book that is read after they were sent, and fill from the trades published
/// after that. It keeps the account, and its state is stored with it. Not for use by several threads.
/// </summary>
public sealed class PaperExchange : IExchange
{
    private const int VolatilityCandles = 96;

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    // Increments and states of products change rarely; orders of one cycle share a listing.
    private static readonly TimeSpan ListingLife = TimeSpan.FromSeconds(60);

    private readonly string _account;
    private readonly Money _openingCash;
    private readonly string _quoteCurrency;
    private readonly CostModel _costs;
    private readonly Interval _candles;
    private readonly IMarketData _market;
    private readonly TimeProvider _clock;
    private PaperVenue _venue;
    private IReadOnlyList<ListedProduct> _listing = [];
    private Timestamp _listedAt = Timestamp.MinValue;

    /// <param name="options">Account, opening cash, fee schedule and the interval of candles.</param>
    /// <param name="policy">Its costs are what trading costs.</param>
    /// <param name="market">The real market.</param>
    /// <param name="clock">The time.</param>
    public PaperExchange(CycleOptions options, TradingPolicy policy, IMarketData market, TimeProvider clock)
    {
        (_account, _openingCash, _candles) = (options.Account, options.OpeningCash, options.Candles);
        (_market, _clock) = (market, clock);
        _quoteCurrency = policy.Universe.QuoteCurrency;
        _costs = new CostModel(policy.Costs, options.FeeSchedule);
        _venue = New(state: null);
    }

    /// <summary>None: the venue is stored with the account and knows every order that was sent.</summary>
    public TimeSpan SettleWindow => TimeSpan.Zero;

    public bool IsStoredWithAccount => true;

    public async Task<SubmitReply> SubmitAsync(OrderIntent intent, CancellationToken cancellation)
    {
        PaperMarket market;
        try
        {
            market = await ReadMarketAsync(intent, cancellation);
        }
        catch (VenueException failure)
        {
            return SubmitReply.Ambiguous($"the market could not be read: {failure.Message}");
        }

        var order = _venue.Submit(intent, market, _clock.Now()).Order;
        return order.Rejection is { } rejection
            ? SubmitReply.Rejected(rejection, "")
            : SubmitReply.Accepted(order.VenueOrderId);
    }

    public async Task<CancelReply> CancelAsync(Order order, CancellationToken cancellation)
    {
        try
        {
            // What traded before the cancel is the order's.
            await ObserveAsync(cancellation);
        }
        catch (VenueException)
        {
            return CancelReply.Failed;
        }

        return _venue.Cancel(order.Id, _clock.Now()) ? CancelReply.Requested : CancelReply.NotFound;
    }

    public async Task<IReadOnlyList<VenueReport>> WaitAsync(ImmutableArray<Order> orders, Timestamp until, CancellationToken cancellation)
    {
        while (true)
        {
            var news = orders.IsEmpty ? [] : await NewsAsync(orders, cancellation);
            var left = until - _clock.Now();
            if (news.Count > 0 || left <= TimeSpan.Zero)
            {
                return news;
            }

            await Task.Delay(left < PollInterval || orders.IsEmpty ? left : PollInterval, _clock, cancellation);
        }
    }

    public async Task<VenueView> ReadAsync(Timestamp since, CancellationToken cancellation)
    {
        await ObserveAsync(cancellation);
        return _venue.View(since, _clock.Now(), _quoteCurrency);
    }

    public string? Export() => _venue.Export().ToJson();

    public void Restore(string? exported) =>
        _venue = New(exported is null ? null : PaperState.FromJson(exported, $"account '{_account}': the paper venue"));

    private PaperVenue New(PaperState? state) => new(_account, _openingCash, _costs, state);

    private async Task<List<VenueReport>> NewsAsync(ImmutableArray<Order> orders, CancellationToken cancellation)
    {
        await ObserveAsync(cancellation);
        var view = _venue.View(Timestamp.MinValue, _clock.Now(), _quoteCurrency);
        var news = new List<VenueReport>();
        foreach (var order in orders)
        {
            if (view.Orders.FirstOrDefault(listed => listed.ClientId == order.Id) is { } listed)
            {
                OrderNews.Append(order, listed, [.. view.Fills.Where(fill => fill.VenueOrderId == listed.VenueOrderId)], news);
            }
        }

        // Stable: what happened to one order at one instant keeps its order.
        return [.. news.OrderBy(report => report.At)];
    }

    private async Task ObserveAsync(CancellationToken cancellation)
    {
        // An order whose end time comes while its trades are read lives until they have been read again.
        var now = _clock.Now();
        foreach (var (product, since) in _venue.Wanted.ToList())
        {
            _venue.Observe(product, await _market.ReadTradesAsync(product, since, cancellation));
        }

        _venue.Expire(now);
    }

    private async Task<PaperMarket> ReadMarketAsync(OrderIntent intent, CancellationToken cancellation)
    {
        var now = _clock.Now();
        if (now > _listedAt + ListingLife)
        {
            _listing = await _market.ReadProductsAsync(cancellation);
            _listedAt = now;
        }

        var listed = _listing.FirstOrDefault(product => product.Product.Id == intent.Product)
            ?? throw new VenueException(VenueFault.Refused, $"{intent.Product}: the venue does not list it");
        var (volatility, volume) = intent.Kind == OrderKind.MarketIoc
            ? await ReadCandlesAsync(listed.Product, now, cancellation)
            : (double.NaN, 0);
        var tick = await _market.ReadTickAsync(intent.Product, cancellation);
        return new PaperMarket(listed.Product, listed.Status, tick.Quote, volatility, volume);
    }

    private async Task<(double Volatility, double QuoteVolume)> ReadCandlesAsync(Product product, Timestamp now, CancellationToken cancellation)
    {
        var to = now.Floor(_candles);
        var series = await _market.ReadCandlesAsync(
            product.Id, _candles, to.AddMs(-(VolatilityCandles + 1) * _candles.Ms), to, cancellation);
        var volatility = new InMemoryMarketPath(VolatilityCandles).Add(product, series).VolatilityPerCandle(product.Id, to);
        return (volatility, series.Candles.Count > 0 ? series.Candles[series.Candles.Count - 1].QuoteVolume : 0);
    }
}
