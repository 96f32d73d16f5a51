using Trading.Core;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>Reads what the venue lists into our words. Pure.</summary>
internal static class Listings
{
    private const string Spot = "SPOT";
    private const string RegularFill = "FILL";
    private const string Vault = "ACCOUNT_TYPE_VAULT";

    /// <summary>An order; null for one that is not of a spot product and so moves nothing of ours.</summary>
    /// <exception cref="VenueException">It lacks what every order has.</exception>
    public static ReportedOrder? OrderOf(OrdersPage.WireOrder wire)
    {
        if (!IsSpot(wire.ProductType) || !ProductId.TryParse(wire.ProductId, out var product))
        {
            return null;
        }

        var filled = wire.FilledSize ?? 0;
        var created = wire.CreatedTime ?? throw Malformed("order", wire.OrderId, "created_time");
        return new(
            Guid.TryParse(wire.ClientOrderId, out var id) ? new ClientOrderId(id) : null,
            wire.OrderId,
            product,
            SideOf(wire.Side, "order", wire.OrderId),
            StateOf(wire.Status, filled),
            new Quantity(filled),
            created,
            UpdatedAt(wire, created),
            wire.Status == "FAILED" ? VenueReasons.MeaningOf(wire.RejectReason, wire.RejectMessage) ?? VenueRejection.Other : null);
    }

    /// <summary>An execution; null for one that is not of a spot product, or that only corrects the books of the venue.</summary>
    /// <param name="wire">As listed.</param>
    /// <param name="increments">Metadata of the product, if it was asked for.</param>
    /// <exception cref="VenueException">It lacks what every fill has.</exception>
    public static ReportedFill? FillOf(FillsPage.WireFill wire, Func<ProductId, Product?> increments)
    {
        // A correction shows as a difference of balances, which stops new risk until a person has looked.
        if (!ProductId.TryParse(wire.ProductId, out var product) || wire.TradeType is not (null or "" or RegularFill))
        {
            return null;
        }

        if (wire is not { Price: > 0, Size: > 0, Commission: not null, TradeTime: not null })
        {
            throw Malformed("fill", wire.TradeId, "price, size, commission or trade_time");
        }

        var price = new Price(wire.Price.Value);
        var quantity = Fill.QuantityOf(wire.Size.Value, wire.SizeInQuote, price);

        // The venue trades whole steps: a division that ends a hair beside one meant that one.
        if (wire.SizeInQuote && increments(product) is { } known)
        {
            quantity = new Quantity(known.BaseIncrement.Round(quantity.Value));
        }

        return new(
            wire.TradeId,
            wire.OrderId,
            product,
            SideOf(wire.Side, "fill", wire.TradeId),
            price,
            quantity,
            new Money(wire.Commission.Value),
            wire.LiquidityIndicator == "MAKER" ? Liquidity.Maker : Liquidity.Taker,
            wire.TradeTime.Value);
    }

    /// <summary>Adds what accounts hold, by currency; what lies in a vault cannot trade and is left out.</summary>
    /// <exception cref="VenueException">An account without an amount.</exception>
    public static void AddTo(SortedDictionary<string, decimal> totals, IReadOnlyList<AccountsPage.WireAccount> accounts)
    {
        foreach (var account in accounts.Where(a => a.Type != Vault))
        {
            var available = account.AvailableBalance.Value ?? throw Malformed("account", account.Currency, "available_balance");
            var total = available + (account.Hold?.Value ?? 0);
            if (total != 0)
            {
                totals[account.Currency] = totals.GetValueOrDefault(account.Currency) + total;
            }
        }
    }

    // A status we do not know is of an order that may live: nothing replaces it, and its money stays bound.
    private static OrderState StateOf(string status, decimal filled) => status switch
    {
        "FILLED" => OrderState.Filled,
        "CANCELLED" => OrderState.Canceled,
        "EXPIRED" => OrderState.Expired,
        "FAILED" => OrderState.Rejected,
        "CANCEL_QUEUED" => OrderState.CancelInFlight,
        _ => filled > 0 ? OrderState.Partial : OrderState.Open,
    };

    private static Timestamp UpdatedAt(OrdersPage.WireOrder wire, Timestamp created)
    {
        var at = created;
        foreach (var stamp in new[]
        {
            wire.LastFillTime, wire.LastUpdateTime, wire.Status == "EXPIRED" ? wire.OrderConfiguration?.LimitLimitGtd?.EndTime : null,
        })
        {
            at = stamp > at ? stamp.Value : at;
        }

        return at;
    }

    private static Side SideOf(string side, string what, string id) => side switch
    {
        "BUY" => Side.Buy,
        "SELL" => Side.Sell,
        _ => throw Malformed(what, id, "side"),
    };

    private static bool IsSpot(string? type) => type is null or "" or Spot or "UNKNOWN_PRODUCT_TYPE";

    private static VenueException Malformed(string what, string id, string field) =>
        new(VenueFault.Malformed, $"{what} {VenueText.Clean(id)}: {field} is missing or not as documented");
}
