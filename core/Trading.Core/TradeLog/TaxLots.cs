using Trading.Core.Market;

namespace Trading.Core.TradeLog;

/// <summary>
/// Disposals matched first in, first out. What one trade left behind as dust is the first that the product's next sale disposes of.
/// </summary>
public static class TaxLots
{
    // Parts of a lot are rounded to this many decimals and the last part takes the rest, so that parts add up to the whole exactly.
    private const int PartDecimals = 12;

    /// <param name="trades">Of one account, in any order.</param>
    /// <returns>In order of disposal, then product, then purchase.</returns>
    public static IReadOnlyList<TaxLot> Fifo(IEnumerable<Trade> trades)
    {
        var lots = new List<TaxLot>();
        foreach (var product in trades.GroupBy(t => t.Product))
        {
            var held = new Queue<Lot>();
            foreach (var trade in product.OrderBy(t => t.EntryAt).ThenBy(t => t.ExitAt))
            {
                held.Enqueue(new Lot(trade.EntryAt, trade.Quantity, trade.Bought + trade.EntryFees));
                Dispose(trade, held, lots);
            }
        }

        return [.. lots.OrderBy(l => l.Disposed).ThenBy(l => l.Product).ThenBy(l => l.Acquired)];
    }

    private static void Dispose(Trade trade, Queue<Lot> held, List<TaxLot> lots)
    {
        var left = trade.SoldQuantity;
        var proceeds = trade.Sold - trade.ExitFees;
        while (left.IsPositive)
        {
            var lot = held.Peek();
            var quantity = lot.Quantity <= left ? lot.Quantity : left;
            var cost = Part(lot.Cost, quantity, lot.Quantity);
            var received = Part(proceeds, quantity, left);
            lots.Add(new TaxLot(trade.Product, lot.Acquired, trade.ExitAt, quantity, cost, received));
            lot.Quantity -= quantity;
            lot.Cost -= cost;
            left -= quantity;
            proceeds -= received;
            if (lot.Quantity.IsZero)
            {
                held.Dequeue();
            }
        }
    }

    private static Money Part(Money whole, Quantity part, Quantity of) => part == of
        ? whole
        : new Money(decimal.Round(whole.Amount * part.Value / of.Value, PartDecimals));

    private sealed class Lot(Timestamp acquired, Quantity quantity, Money cost)
    {
        public Timestamp Acquired { get; } = acquired;

        public Quantity Quantity { get; set; } = quantity;

        public Money Cost { get; set; } = cost;
    }
}
