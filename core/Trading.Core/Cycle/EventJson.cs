using System.Text.Json;
using Trading.Core.Orders;

namespace Trading.Core.Cycle;

/// <summary>Events as the audit keeps them: every order exactly as it was sent, every fill exactly as it was reported.</summary>
internal static class EventJson
{
    public static void Write(Utf8JsonWriter json, in CycleEvent happened)
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, CodeText<CycleEventKind>.Of(happened.Kind));
        json.WriteString("at"u8, happened.At.ToDateTimeOffset());
        if (happened.Order != default)
        {
            json.WriteString("order"u8, happened.Order.Value);
        }

        if (happened.Intent is { } intent)
        {
            Write(json, intent);
        }

        if (happened.Fill is { } fill)
        {
            json.WriteString("venue_trade_id"u8, fill.VenueTradeId);
            json.WriteString("product"u8, fill.Product.Value);
            json.WriteNumber("price"u8, fill.Price.Value);
            json.WriteNumber("quantity"u8, fill.Quantity.Value);
            json.WriteNumber("fee"u8, fill.Fee.Amount);
            json.WriteString("liquidity"u8, CodeText<Liquidity>.Of(fill.Liquidity));
        }

        if (happened.VenueOrderId is { } venueOrderId)
        {
            json.WriteString("venue_order_id"u8, venueOrderId);
        }

        if (happened.Rejection is { } rejection)
        {
            json.WriteString("rejection"u8, CodeText<VenueRejection>.Of(rejection));
        }

        if (happened.Kind is CycleEventKind.EntryUnfilled or CycleEventKind.DustWrittenOff)
        {
            json.WriteString("product"u8, happened.Product.Value);
        }

        if (happened.Kind == CycleEventKind.Transferred)
        {
            json.WriteNumber("amount"u8, happened.Amount.Amount);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, OrderIntent intent)
    {
        json.WriteString("product"u8, intent.Product.Value);
        json.WriteString("side"u8, CodeText<Market.Side>.Of(intent.Side));
        json.WriteString("leg"u8, CodeText<OrderLeg>.Of(intent.Leg));
        json.WriteString("type"u8, CodeText<OrderKind>.Of(intent.Kind));
        json.WriteNumber("attempt"u8, intent.Attempt);
        if (intent.IsSizedInQuote)
        {
            json.WriteNumber("quote_size"u8, intent.QuoteSize.Amount);
        }
        else
        {
            json.WriteNumber("base_size"u8, intent.BaseSize.Value);
        }

        if (intent.LimitPrice is { } limit)
        {
            json.WriteNumber("limit_price"u8, limit.Value);
        }

        json.WriteNumber("decision_mid"u8, intent.DecisionMid.Value);
        if (intent.Exit is { } exit)
        {
            json.WriteString("exit"u8, CodeText<ExitReason>.Of(exit));
        }
    }
}
