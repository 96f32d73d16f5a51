using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.TradeLog;
using Trading.Runtime.Ports;

namespace Trading.Runtime.MarketReplay;

/// <summary>
/// The mock exchange behind the port of a real one, on replayed history. Waiting moves the clock; its state is stored with the account,
/// so that a restart goes on from the very instant of the last commit.
/// </summary>
public sealed class ReplayVenue : IExchange
{
    // The account asks again about orders for an hour; the mock exchange may forget them soon after.
    private static readonly TimeSpan Retention = TimeSpan.FromHours(2);

    private readonly ReplayMarket _market;
    private readonly ReplayClock _clock;
    private readonly MockExchangeOptions _options;
    private readonly Dictionary<ProductId, Tier> _tiers = [];
    private readonly List<VenueReport> _reports = [];
    private MockExchange _venue;

    /// <param name="market">The history.</param>
    /// <param name="options">How the exchange behaves.</param>
    /// <param name="clock">The time that passes.</param>
    public ReplayVenue(ReplayMarket market, MockExchangeOptions options, ReplayClock clock)
    {
        _market = market;
        _clock = clock;
        _options = options with { TierOf = product => _tiers.GetValueOrDefault(product, Tier.T3), FinishedOrderRetention = Retention };
        _venue = new MockExchange(_options, market.Policy.Costs, market.Path);
        _market.PriceNow = product => (double)_venue.LastPrice(product, Now).Value;
    }

    /// <summary>An order under way is unlisted until it arrives.</summary>
    public TimeSpan SettleWindow => TimeSpan.FromMilliseconds(_options.LatencyMs + 1);

    public bool IsStoredWithAccount => true;

    private Timestamp Now => new(_clock.GetTimestamp());

    public Task<SubmitReply> SubmitAsync(OrderIntent intent, CancellationToken cancellation)
    {
        if (intent.Entry is { } entry)
        {
            _tiers[intent.Product] = entry.Tier;
        }

        _venue.Submit(intent, Now);
        return Task.FromResult(SubmitReply.Underway);
    }

    public Task<CancelReply> CancelAsync(Order order, CancellationToken cancellation)
    {
        _venue.Cancel(order.Id, Now);
        return Task.FromResult(CancelReply.Requested);
    }

    public Task<IReadOnlyList<VenueReport>> WaitAsync(ImmutableArray<Order> orders, Timestamp until, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _reports.Clear();
        _venue.Step(until > _venue.Now ? until : _venue.Now, _reports);
        _clock.MoveTo(_venue.Now);
        return Task.FromResult<IReadOnlyList<VenueReport>>(_reports);
    }

    public Task<VenueView> ReadAsync(Timestamp since, CancellationToken cancellation)
    {
        var state = _venue.Export();
        var quote = _market.Policy.Policy.Universe.QuoteCurrency;
        return Task.FromResult(new VenueView(
            since,
            Now,
            [.. state.OpenOrders.Concat(state.FinishedOrders).Select(Listed)],
            [],
            [
                new ReportedBalance(quote, _venue.Cash.Amount),
                .. state.Holdings.Select(holding => new ReportedBalance(holding.Product.Base, holding.Quantity.Value)),
            ]));
    }

    public string Export() => JsonSerializer.Serialize(
        new Stored(_market.Slot, Now, [.. _tiers.Select(tier => new StoredTier(tier.Key, tier.Value))], Encoding.UTF8.GetString(VenueStateJson.Write(_venue.Export()))),
        CoreJson.Compact);

    /// <exception cref="InputException">Not what this venue exported.</exception>
    public void Restore(string? exported)
    {
        if (exported is null)
        {
            return;
        }

        var stored = Read(exported);
        _clock.MoveTo(stored.Now);
        _market.AdvanceTo(stored.Slot);
        _tiers.Clear();
        foreach (var (product, tier) in stored.Tiers)
        {
            _tiers[product] = tier;
        }

        var state = VenueStateJson.Read(Encoding.UTF8.GetBytes(stored.Venue), "venue state");
        _venue = new MockExchange(_options, _market.Policy.Costs, _market.Path, state);
    }

    private static Stored Read(string exported)
    {
        try
        {
            return JsonSerializer.Deserialize<Stored>(exported, CoreJson.Compact) ?? throw new InputException("venue state: 'null'");
        }
        catch (JsonException error)
        {
            throw new InputException($"venue state: not that of a replay: {error.Message}", error);
        }
    }

    private static ReportedOrder Listed(VenueOrder order) => new(
        order.Id,
        order.VenueOrderId,
        order.Product,
        order.Side,
        order.State,
        order.Filled,
        order.ArrivesAt,
        order.FinishedAt ?? order.ArrivesAt,
        order.Rejection);

    private sealed record Stored(Timestamp Slot, Timestamp Now, ImmutableArray<StoredTier> Tiers, string Venue);

    private sealed record StoredTier(ProductId Product, Tier Tier);
}
