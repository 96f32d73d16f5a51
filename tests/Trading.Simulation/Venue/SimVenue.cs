using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Simulation.Market;

namespace Trading.Simulation.Venue;

/// <summary>
/// The venue's truth: its book, its matching, its ledger. Written for the simulation alone and by other rules than the mock exchange, so
/// that a mistake of one is no mistake of the other.
/// </summary>
internal sealed class SimVenue(SimMarket market, ulong seed, decimal openingCash)
{
    public const decimal MakerFee = 0.004m;
    public const decimal TakerFee = 0.006m;
    private const long StepMs = 1_000;

    private readonly decimal[] _holdings = new decimal[SimProducts.All.Count];
    private readonly ProductStatus[] _status = new ProductStatus[SimProducts.All.Count];
    private readonly List<VenueOrder> _live = [];
    private readonly List<(Timestamp At, OrderIntent Intent, SendFate Fate)> _underway = [];
    private readonly Dictionary<ClientOrderId, VenueOrder> _byClientId = [];
    private long _sequence;

    public Timestamp Now { get; private set; } = Timestamp.MinValue;

    /// <summary>Everything ever taken or refused, in the order of arrival.</summary>
    public List<VenueOrder> Orders { get; } = [];

    /// <summary>Every trade of the account, in the order in which they happened.</summary>
    public List<VenueFill> Fills { get; } = [];

    public decimal Cash { get; private set; } = openingCash;

    /// <summary>Deposits less withdrawals.</summary>
    public decimal Transferred { get; private set; }

    public bool IsBusy => _live.Count > 0 || _underway.Count > 0;

    public IReadOnlyList<VenueOrder> Live => _live;

    public decimal HoldingOf(int product) => _holdings[product];

    public ProductStatus StatusOf(int product) => _status[product];

    public void SetStatus(int product, ProductStatus status) => _status[product] = status;

    public void Transfer(decimal amount)
    {
        Cash += amount;
        Transferred += amount;
    }

    /// <summary>What somebody held before us.</summary>
    public void Endow(int product, decimal quantity) => _holdings[product] += quantity;

    public VenueOrder? Find(ClientOrderId id) => _byClientId.GetValueOrDefault(id);

    /// <summary>Whether an order is on its way and may still arrive.</summary>
    public bool IsUnderway(ClientOrderId id) => _underway.Exists(u => u.Intent.Id == id);

    /// <summary>Sends an order that arrives later than its sender waits.</summary>
    public void ArriveLater(OrderIntent intent, SendFate fate, Timestamp at) => _underway.Add((at, intent, fate));

    /// <summary>An order arrives. One whose client id is known gives back the original.</summary>
    public VenueOrder Arrive(OrderIntent intent, SendFate fate)
    {
        if (_byClientId.TryGetValue(intent.Id, out var original))
        {
            return original;
        }

        var order = new VenueOrder
        {
            Id = $"v{++_sequence:D5}",
            ClientId = intent.Id,
            Product = SimProducts.IndexOf(intent.Product),
            IsBuy = intent.Side == Side.Buy,
            IsMarket = intent.Kind == OrderKind.MarketIoc,
            BaseSize = intent.BaseSize.Value,
            QuoteSize = intent.QuoteSize.Amount,
            Limit = intent.LimitPrice?.Value ?? 0,
            EndTime = intent.EndTime,
            CreatedAt = Now,
            UpdatedAt = Now,
            HiddenReadings = fate.HiddenReadings,
            HiddenUntil = Now + SimExchange.Settle,
            FillDelay = fate.FillDelay,

            // Of an exit nobody could tell: what the venue says was not sold is sold again.
            IsCountLate = intent.Leg == OrderLeg.Entry && fate.FillDelay.TotalSeconds % 2 != 0,
        };
        _byClientId.Add(intent.Id, order);
        Take(order, fate);
        return order;
    }

    /// <summary>Somebody else's order on the same account.</summary>
    public void ArriveForeign(int product, bool isBuy, bool isMarket)
    {
        var (bid, ask) = market.Book(product, Now);
        var size = product switch { 0 => 400m, 1 => 0.005m, _ => 0.12m };
        var limit = SimProducts.All[product].PriceIncrement.Round(isBuy ? bid * 0.999m : ask * 1.001m);
        Take(
            new VenueOrder
            {
                Id = $"v{++_sequence:D5}",
                Product = product,
                IsBuy = isBuy,
                IsMarket = isMarket,
                BaseSize = size,
                Limit = isMarket ? 0 : limit,
                EndTime = Now + TimeSpan.FromHours(2),
                CreatedAt = Now,
                UpdatedAt = Now,
            },
            SendFate.Usual);
    }

    /// <summary>A cancel arrives. False where there is nothing to cancel.</summary>
    public bool Cancel(VenueOrder order, bool isFilledFirst)
    {
        if (!order.IsLive)
        {
            return false;
        }

        if (isFilledFirst && order.Remaining > 0)
        {
            Trade(order, order.Limit, order.Remaining, isMaker: true);
            return false;
        }

        End(order, OrderState.Canceled);
        return true;
    }

    /// <summary>Lets the venue live on until an instant.</summary>
    public void Advance(Timestamp to)
    {
        while (IsBusy && Now < to)
        {
            var next = new Timestamp(((Now.UnixMs / StepMs) + 1) * StepMs);
            Now = next < to ? next : to;
            Step();
        }

        Now = to > Now ? to : Now;
    }

    private void Step()
    {
        for (var i = 0; i < _underway.Count;)
        {
            var (at, intent, fate) = _underway[i];
            if (at <= Now)
            {
                _underway.RemoveAt(i);
                Arrive(intent, fate);
                continue;
            }

            i++;
        }

        foreach (var order in _live.ToArray())
        {
            if (order.EndTime <= Now)
            {
                End(order, OrderState.Expired);
            }
            else if (Now.UnixMs % StepMs == 0)
            {
                Match(order);
            }
        }
    }

    private void Match(VenueOrder order)
    {
        var (bid, ask) = market.Book(order.Product, Now);
        var isCrossed = order.IsBuy ? ask <= order.Limit : bid >= order.Limit;
        var isBest = order.IsBuy ? bid <= order.Limit : ask >= order.Limit;
        var draw = Draw(order, 1);
        if (!isCrossed && !(isBest && draw < 0.06))
        {
            return;
        }

        var part = Draw(order, 2);
        var step = SimProducts.All[order.Product].BaseIncrement;
        var size = part < 0.5 ? order.Remaining : Math.Max(step.Value, step.Floor(order.Remaining * (decimal)Math.Round(part, 3)));
        Trade(order, order.Limit, Math.Min(size, order.Remaining), isMaker: true);
    }

    private void Take(VenueOrder order, SendFate fate)
    {
        Orders.Add(order);
        order.Rejection = fate.IsPostOnlyRefused && !order.IsMarket ? VenueRejection.PostOnlyWouldCross : VenueRules.Refusal(order, this, market);
        if (order.Rejection is not null)
        {
            order.State = OrderState.Rejected;
            return;
        }

        _live.Add(order);
        if (order.IsMarket)
        {
            TakeMarket(order, fate);
        }
        else if (fate.IsPartlyFilled)
        {
            var step = SimProducts.All[order.Product].BaseIncrement;
            Trade(order, order.Limit, Math.Max(step.Value, step.Floor(order.BaseSize / 3)), isMaker: true);
        }
    }

    // Two thirds fill at once, the others in two trades, some of which do not complete the order.
    private void TakeMarket(VenueOrder order, SendFate fate)
    {
        var (bid, ask) = market.Book(order.Product, Now);
        var step = SimProducts.All[order.Product].BaseIncrement;
        var price = order.IsBuy ? ask : bid;
        var size = order.BaseSize > 0 ? order.BaseSize : step.Floor(order.QuoteSize / (1 + TakerFee) / price);
        var draw = fate.IsPartlyFilled ? 0.99 : Draw(order, 3);
        var first = draw < 0.67 ? size : step.Floor(size / 2);
        if (first > 0)
        {
            Trade(order, price, first, isMaker: false);
        }

        var second = draw < 0.67 ? 0 : draw < 0.9 ? size - first : step.Floor((size - first) / 2);
        var worse = price + (SimProducts.All[order.Product].PriceIncrement.Value * (order.IsBuy ? 1 : -1));
        if (order.IsBuy && order.QuoteSize > 0)
        {
            var left = (order.QuoteSize / (1 + TakerFee)) - (first * price);
            second = Math.Min(second, Math.Max(0, step.Floor(left / worse)));
        }

        if (second > 0 && order.IsLive)
        {
            Trade(order, worse, second, isMaker: false);
        }

        if (order.IsLive)
        {
            End(order, order.QuoteSize > 0 && draw < 0.9 ? OrderState.Filled : OrderState.Canceled);
        }
    }

    private void Trade(VenueOrder order, decimal price, decimal size, bool isMaker)
    {
        var fee = price * size * (isMaker ? MakerFee : TakerFee);
        var fill = new VenueFill($"t{Fills.Count + 1:D5}", order, price, size, fee, isMaker, Now, Now + order.FillDelay);
        order.Fills.Add(fill);
        Fills.Add(fill);
        order.Filled += size;
        order.UpdatedAt = Now;
        Cash += (order.IsBuy ? -fill.Notional : fill.Notional) - fee;
        _holdings[order.Product] += order.IsBuy ? size : -size;
        if (order.BaseSize > 0 && order.Filled == order.BaseSize)
        {
            End(order, OrderState.Filled);
        }
        else
        {
            order.State = OrderState.Partial;
        }
    }

    private void End(VenueOrder order, OrderState state)
    {
        order.State = state;
        order.UpdatedAt = Now;
        _live.Remove(order);
    }

    private double Draw(VenueOrder order, ulong what) =>
        SeededRandom.Draw(seed + what, (ulong)order.CreatedAt.UnixMs + (ulong)order.Product, (ulong)Now.UnixMs);
}
