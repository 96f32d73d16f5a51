using System.Text.Json;
using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Core.Cycle;

/// <summary>A market snapshot within a decision's input.</summary>
internal static class MarketJson
{
    public static void Write(Utf8JsonWriter json, MarketSnapshot market)
    {
        json.WriteNumber("balances_at_ms"u8, market.BalancesAt.UnixMs);
        json.WritePropertyName("venue"u8);
        JsonSerializer.Serialize(json, market.Venue, CoreJson.Compact);
        json.WriteStartArray("products"u8);
        foreach (ref readonly var row in market.Products.AsSpan())
        {
            JsonSerializer.Serialize(json, row.Product, CoreJson.Compact);
        }

        json.WriteEndArray();
        json.WriteStartArray("rows"u8);
        foreach (ref readonly var row in market.Products.AsSpan())
        {
            WriteRow(json, row);
        }

        json.WriteEndArray();
    }

    public static MarketSnapshot Read(JsonElement root)
    {
        var products = root.GetProperty("products"u8).EnumerateArray()
            .Select(product => product.Deserialize<Product>(CoreJson.Compact) ?? throw new FormatException("null is not a product"))
            .ToArray();
        var market = new MarketSnapshot(products)
        {
            BalancesAt = ExactJson.Time(root.GetProperty("balances_at_ms"u8)),
            Venue = root.GetProperty("venue"u8).Deserialize<VenueHealth>(CoreJson.Compact),
        };
        var rows = root.GetProperty("rows"u8);
        for (var i = 0; i < market.Count; i++)
        {
            if (market.Products[i].Product.Id != products[i].Id)
            {
                throw new FormatException($"{products[i].Id} is out of order");
            }

            ReadRow(rows[i], ref market.Products[i]);
        }

        return market;
    }

    private static void WriteRow(Utf8JsonWriter json, in ProductMarket row)
    {
        json.WriteStartArray();
        json.WriteStringValue(row.Status.ToCode());
        ExactJson.Write(json, row.LastPrice);
        json.WriteNumberValue(row.LastCandleAt.UnixMs);
        if (row.Quote != default)
        {
            json.WriteNumberValue(row.Quote.At.UnixMs);
            ExactJson.Write(json, row.Quote.Bid);
            ExactJson.Write(json, row.Quote.Ask);
            ExactJson.Write(json, row.Quote.BidSize);
            ExactJson.Write(json, row.Quote.AskSize);
            ExactJson.Write(json, row.Quote.DepthNotional);
        }

        json.WriteEndArray();
    }

    private static void ReadRow(JsonElement json, ref ProductMarket row)
    {
        row.Status = ExactJson.Code<ProductStatus>(json[0]);
        row.LastPrice = ExactJson.Double(json[1]);
        row.LastCandleAt = ExactJson.Time(json[2]);
        row.Quote = json.GetArrayLength() == 3
            ? default
            : new Quote(
                ExactJson.Time(json[3]),
                ExactJson.Double(json[4]),
                ExactJson.Double(json[5]),
                ExactJson.Double(json[6]),
                ExactJson.Double(json[7]),
                ExactJson.Double(json[8]));
    }
}
