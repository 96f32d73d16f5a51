using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Audit;

/// <summary>A venue that fills every market order at once and every second resting order; what rests on is cancelled when asked.</summary>
internal sealed class ToyVenue(ToyMarket market, ManualClock clock, decimal cash) : IExchange
{
    private readonly List<VenueReport> _news = [];
    private readonly Dictionary<string, decimal> _balances = new(StringComparer.Ordinal) { ["USD"] = cash };
    private int _orders;

    public List<OrderIntent> Sent { get; } = [];

    public TimeSpan SettleWindow => TimeSpan.FromSeconds(5);

    public Task<SubmitReply> SubmitAsync(OrderIntent intent, CancellationToken cancellation)
    {
        Sent.Add(intent);
        var id = $"v{++_orders}";
        if (intent.Kind == OrderKind.MarketIoc || _orders % 2 == 0)
        {
            Fill(intent, id);
        }

        return Task.FromResult(SubmitReply.Accepted(id));
    }

    public Task<CancelReply> CancelAsync(Order order, CancellationToken cancellation)
    {
        _news.Add(new VenueReport(VenueReportKind.Canceled, clock.Now, order.Id, order.VenueOrderId!, IsFinal: true));
        return Task.FromResult(CancelReply.Requested);
    }

    public Task<IReadOnlyList<VenueReport>> WaitAsync(ImmutableArray<Order> orders, Timestamp until, CancellationToken cancellation)
    {
        if (_news.Count == 0 && until > clock.Now)
        {
            clock.Now = until;
        }

        VenueReport[] news = [.. _news];
        _news.Clear();
        return Task.FromResult<IReadOnlyList<VenueReport>>(news);
    }

    public Task<VenueView> ReadAsync(Timestamp since, CancellationToken cancellation) => Task.FromResult(new VenueView(
        since, clock.Now, [], [], [.. _balances.Select(balance => new ReportedBalance(balance.Key, balance.Value))]));

    public string? Export() => null;

    public void Restore(string? exported)
    {
        // It is elsewhere, as a real one.
    }

    private void Fill(OrderIntent intent, string id)
    {
        var price = intent.LimitPrice ?? new Price(decimal.Round((decimal)market.PriceOf(intent.Product), 2));
        var quantity = intent.IsSizedInQuote
            ? new Quantity(decimal.Floor(intent.QuoteSize.Amount / 1.006m / price.Value * 1_000_000) / 1_000_000)
            : intent.BaseSize;
        var fee = new Money(price.Value * quantity.Value * 0.004m);
        var fill = new Fill($"t{id}", intent.Id, intent.Product, intent.Side, price, quantity, fee, Liquidity.Maker, clock.Now);
        var sign = intent.Side == Side.Buy ? 1 : -1;
        _balances["USD"] -= (sign * fill.Notional.Amount) + fee.Amount;
        _balances[intent.Product.Base] = _balances.GetValueOrDefault(intent.Product.Base) + (sign * quantity.Value);
        _news.Add(new VenueReport(VenueReportKind.Filled, clock.Now, intent.Id, id, fill, IsFinal: true));
    }
}
