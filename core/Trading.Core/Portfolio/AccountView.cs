using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Portfolio;

/// <summary>What an account holds, has ordered and is worth, as a decision sees it.</summary>
public readonly ref struct AccountView(Ledger ledger, ReadOnlySpan<Position> positions, ReadOnlySpan<Order> orders, Money nav)
{
    public Ledger Ledger { get; } = ledger;

    public ReadOnlySpan<Position> Positions { get; } = positions;

    /// <summary>Orders that are not terminal.</summary>
    public ReadOnlySpan<Order> Orders { get; } = orders;

    public Money Nav { get; } = nav;

    /// <summary>Cash that no open or unknown entry has reserved.</summary>
    public Money FreeCash
    {
        get
        {
            var cash = Ledger.Cash;
            foreach (var order in Orders)
            {
                cash -= order.Reserved;
            }

            return cash;
        }
    }

    public Position? PositionIn(ProductId product)
    {
        foreach (var position in Positions)
        {
            if (position.Product == product)
            {
                return position;
            }
        }

        return null;
    }

    /// <summary>Whether an order of this leg is still alive (or unknown) in the product.</summary>
    public bool HasLiveOrder(ProductId product, OrderLeg leg)
    {
        foreach (var order in Orders)
        {
            if (order.Intent.Product == product && order.Intent.Leg == leg && !order.IsTerminal)
            {
                return true;
            }
        }

        return false;
    }
}
