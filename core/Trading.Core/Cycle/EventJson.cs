using System.Text.Json;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;

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

        WriteAccountEvent(json, happened);
        json.WriteEndObject();
    }

    /// <summary>Leave to trade that the planner did not use, and why.</summary>
    public static void WriteNotPlaced(Utf8JsonWriter json, RiskApproved approved, PlanRefusal refusal, Timestamp at)
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, "not_placed"u8);
        json.WriteString("at"u8, at.ToDateTimeOffset());
        json.WriteString("product"u8, (approved.Entry?.Product ?? approved.Position!.Product).Value);
        json.WriteString("leg"u8, CodeText<OrderLeg>.Of(approved.Leg));
        json.WriteString("refusal"u8, CodeText<PlanRefusal>.Of(refusal));
        json.WriteEndObject();
    }

    /// <summary>How the work on one approved order ended; the order named is its last.</summary>
    public static void WriteWorkEnded(Utf8JsonWriter json, WorkingLeg leg, LegOutcome outcome, Timestamp at)
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, "work_ended"u8);
        json.WriteString("at"u8, at.ToDateTimeOffset());
        json.WriteString("order"u8, leg.Intent.Id.Value);
        json.WriteString("outcome"u8, CodeText<LegOutcome>.Of(outcome));
        json.WriteEndObject();
    }

    private static void WriteAccountEvent(Utf8JsonWriter json, in CycleEvent happened)
    {
        switch (happened.Kind)
        {
            case CycleEventKind.EntryUnfilled or CycleEventKind.ProductPaused or CycleEventKind.ProductResumed or CycleEventKind.CloseAsked:
                json.WriteString("product"u8, happened.Product.Value);
                break;
            case CycleEventKind.DustWrittenOff:
                json.WriteString("product"u8, happened.Product.Value);
                json.WriteString("exit"u8, CodeText<ExitReason>.Of(happened.Exit));
                break;
            case CycleEventKind.Transferred:
                json.WriteNumber("amount"u8, happened.Amount.Amount);
                break;
            case CycleEventKind.Marked:
                json.WriteNumber("nav"u8, happened.Amount.Amount);
                break;
            case CycleEventKind.KillSwitchSet:
                json.WriteString("level"u8, CodeText<KillSwitch>.Of(happened.KillSwitch));
                break;
            case CycleEventKind.CapShareSet:
                json.WriteNumber("share"u8, happened.Share);
                break;
            case CycleEventKind.TradingStateSet:
                json.WriteString("state"u8, CodeText<TradingState>.Of(happened.TradingState));
                break;
            default:
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, OrderIntent intent)
    {
        json.WriteString("product"u8, intent.Product.Value);
        json.WriteString("side"u8, CodeText<Side>.Of(intent.Side));
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
