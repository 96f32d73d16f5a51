using System.Globalization;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Runtime.Coinbase;

/// <summary>Writes orders as the venue wants them. The same intent always gives the same bytes.</summary>
internal static class OrderBody
{
    /// <exception cref="ArgumentException">The intent lacks what its kind needs.</exception>
    public static byte[] Of(OrderIntent intent) => intent.Kind switch
    {
        OrderKind.PostOnlyLimit => Write(intent.Id, intent.Product, intent.Side, json => Limit(json, intent)),
        OrderKind.MarketIoc => Write(intent.Id, intent.Product, intent.Side, json => Market(json, intent)),
        _ => throw new ArgumentException($"order {intent.Id}: {intent.Kind} needs a stop price, which an intent has not", nameof(intent)),
    };

    /// <summary>A stop that rests at the venue: once <paramref name="stop"/> trades it becomes a limit order.</summary>
    public static byte[] StopLimit(ClientOrderId id, ProductId product, Side side, Quantity size, Price limit, Price stop) =>
        Write(id, product, side, json =>
        {
            json.WriteStartObject("stop_limit_stop_limit_gtc");
            json.WriteString("base_size", Text(size.Value));
            json.WriteString("limit_price", Text(limit.Value));
            json.WriteString("stop_price", Text(stop.Value));
            json.WriteString("stop_direction", side == Side.Sell ? "STOP_DIRECTION_STOP_DOWN" : "STOP_DIRECTION_STOP_UP");
            json.WriteEndObject();
        });

    /// <summary>A cancel of orders by the venue's ids.</summary>
    public static byte[] Cancel(params ReadOnlySpan<string> venueOrderIds)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("order_ids");
            foreach (var id in venueOrderIds)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static byte[] Write(ClientOrderId id, ProductId product, Side side, Action<Utf8JsonWriter> configuration)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("client_order_id", id.ToString());
            json.WriteString("product_id", product.Value);
            json.WriteString("side", side == Side.Buy ? "BUY" : "SELL");
            json.WriteStartObject("order_configuration");
            configuration(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Limit(Utf8JsonWriter json, OrderIntent intent)
    {
        var price = intent.LimitPrice ?? throw new ArgumentException($"order {intent.Id}: a limit order without a limit", nameof(intent));
        json.WriteStartObject(intent.EndTime is null ? "limit_limit_gtc" : "limit_limit_gtd");
        json.WriteString("base_size", Text(intent.BaseSize.Value));
        json.WriteString("limit_price", Text(price.Value));
        if (intent.EndTime is { } end)
        {
            json.WriteString("end_time", end.ToString());
        }

        json.WriteBoolean("post_only", true);
        json.WriteEndObject();
    }

    private static void Market(Utf8JsonWriter json, OrderIntent intent)
    {
        json.WriteStartObject("market_market_ioc");
        json.WriteString(
            intent.IsSizedInQuote ? "quote_size" : "base_size",
            Text(intent.IsSizedInQuote ? intent.QuoteSize.Amount : intent.BaseSize.Value));
        json.WriteEndObject();
    }

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
