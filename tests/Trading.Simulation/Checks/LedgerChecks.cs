using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Simulation.Market;
using Trading.Simulation.Venue;

namespace Trading.Simulation.Checks;

/// <summary>What must hold of fills and money at every commit: I4, I5.</summary>
internal sealed class LedgerChecks(World world, Checker checker)
{
    private readonly Dictionary<string, VenueFill> _venueFills = new(StringComparer.Ordinal);
    private readonly Dictionary<ClientOrderId, List<string>> _stored = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly decimal[] _units = new decimal[SimProducts.All.Count];
    private decimal? _opening;
    private decimal _bought;
    private decimal _sold;
    private decimal _fees;
    private int _known;
    private long _count;

    public void Check(SimProcess process, AccountDocument? before, AccountDocument after, AccountCommit commit)
    {
        for (; _known < world.Venue.Fills.Count; _known++)
        {
            _venueFills.Add(world.Venue.Fills[_known].Id, world.Venue.Fills[_known]);
        }

        foreach (var stored in commit.Fills)
        {
            Take(stored);
        }

        CheckOrders(after);
        CheckCash(after);
        CheckUnits(after);
        CheckNav(process, before, after);
    }

    private void Take(StoredFill stored)
    {
        var fill = stored.Fill;
        checker.Require(stored.Number == ++_count, Invariant.I4, () => $"fill {fill.VenueTradeId} has number {stored.Number}; expected {_count}");
        checker.Require(_seen.Add(fill.VenueTradeId), Invariant.I4, () => $"fill {fill.VenueTradeId} is applied twice");
        var isTrue = _venueFills.TryGetValue(fill.VenueTradeId, out var true_)
            && true_.Order.ClientId == fill.Order
            && true_.Price == fill.Price.Value
            && true_.Quantity == fill.Quantity.Value
            && true_.Fee == fill.Fee.Amount
            && true_.Order.IsBuy == (fill.Side == Side.Buy);
        checker.Require(isTrue, Invariant.I4, () => $"fill {fill} is not what the venue has: {true_}");
        if (!_stored.TryGetValue(fill.Order, out var ids))
        {
            _stored.Add(fill.Order, ids = []);
        }

        ids.Add(fill.VenueTradeId);
        _bought += fill.Side == Side.Buy ? fill.Notional.Amount : 0;
        _sold += fill.Side == Side.Sell ? fill.Notional.Amount : 0;
        _fees += fill.Fee.Amount;
        _units[SimProducts.IndexOf(fill.Product)] += fill.Side == Side.Buy ? fill.Quantity.Value : -fill.Quantity.Value;
    }

    // A dedup key without its fill, or a fill without its key, is how fills are lost and counted twice.
    private void CheckOrders(AccountDocument after)
    {
        foreach (var order in after.State.Orders)
        {
            var stored = _stored.GetValueOrDefault(order.Id) ?? [];
            checker.Require(
                order.AppliedFills.Count == stored.Count && order.AppliedFills.All(stored.Contains),
                Invariant.I4,
                () => $"{order.Id} has applied {string.Join(", ", order.AppliedFills)}; stored are {string.Join(", ", stored)}");
            checker.Require(
                order.Intent.IsSizedInQuote ? order.FilledNotional <= order.Intent.QuoteSize : order.Filled <= order.Intent.BaseSize,
                Invariant.I4,
                () => $"{order.Id} filled {order.Filled} of {order.Intent.BaseSize}");
        }
    }

    private void CheckCash(AccountDocument after)
    {
        var ledger = after.State.Ledger;
        _opening ??= world.Venue.Cash;
        checker.Require(
            ledger.Bought.Amount == _bought && ledger.Sold.Amount == _sold && ledger.Fees.Amount == _fees,
            Invariant.I5,
            () => $"ledger {ledger.Bought}, {ledger.Sold}, {ledger.Fees}; fills say {_bought}, {_sold}, {_fees}");
        checker.Require(
            ledger.Opening.Amount == _opening
                && ledger.Cash.Amount == _opening + ledger.Deposited.Amount - _bought + _sold - _fees,
            Invariant.I5,
            () => $"cash {ledger.Cash} is not {_opening} + {ledger.Deposited} - {_bought} + {_sold} - {_fees}");
    }

    private void CheckUnits(AccountDocument after)
    {
        Span<decimal> units = stackalloc decimal[_units.Length];
        foreach (var position in after.State.Positions)
        {
            units[SimProducts.IndexOf(position.Product)] += position.Held.Value;
        }

        // What was left as dust when a position closed.
        foreach (var position in after.Closed)
        {
            units[SimProducts.IndexOf(position.Product)] += position.Held.Value;
        }

        foreach (var (_, trade) in world.Database.Trades)
        {
            units[SimProducts.IndexOf(trade.Product)] += trade.Quantity.Value - trade.SoldQuantity.Value;
        }

        for (var i = 0; i < units.Length; i++)
        {
            if (units[i] != _units[i])
            {
                checker.Report(Invariant.I5, $"positions hold {units[i]} of {SimProducts.All[i].Id}; fills say {_units[i]}");
            }
        }
    }

    // Prices moved a little between the valuation and this commit, and so did what was filled at once.
    private void CheckNav(SimProcess process, AccountDocument? before, AccountDocument after)
    {
        if (before is null || after.State.Slot <= before.State.Slot)
        {
            return;
        }

        var held = 0m;
        foreach (var position in after.State.Positions)
        {
            held += position.Held.Value * (decimal)world.Market.Mid(SimProducts.IndexOf(position.Product), world.Time.Now);
        }

        var nav = after.State.Ledger.Cash.Amount + held;
        checker.Require(
            Math.Abs(after.State.Nav.Amount - nav) <= (nav * 0.0015m) + (held * 0.05m),
            Invariant.I5,
            () => $"NAV {after.State.Nav}; cash and holdings are worth {nav} (process {process.Number})");
    }
}
