using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Trading.FakeVenue;

/// <summary>What anybody may read.</summary>
internal sealed class MarketRoutes(VenueWorld world, FakeVenueOptions options)
{
    private const int CandlesMax = 350;
    private const int Levels = 30;

    private static readonly Dictionary<string, long> Granularities = new(StringComparer.Ordinal)
    {
        ["ONE_MINUTE"] = 60, ["FIVE_MINUTE"] = 300, ["FIFTEEN_MINUTE"] = 900, ["THIRTY_MINUTE"] = 1800,
        ["ONE_HOUR"] = 3600, ["TWO_HOUR"] = 7200, ["SIX_HOUR"] = 21600, ["ONE_DAY"] = 86400,
    };

    public Reply Time()
    {
        var now = world.Now;
        return Reply.Ok(new
        {
            iso = Reply.Text(now),
            epochSeconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            epochMillis = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        });
    }

    public Reply Products() => Reply.Ok(new
    {
        products = world.Products.Values.Select(p => new
        {
            product_id = p.Id,
            price = Reply.Text(p.Bid),
            volume_24h = "1000",
            base_increment = Reply.Text(p.Step),
            quote_increment = "0.01",
            price_increment = Reply.Text(p.Tick),
            quote_min_size = Reply.Text(p.QuoteMin),
            quote_max_size = "150000000",
            base_min_size = Reply.Text(p.Step),
            base_max_size = "1000000",
            status = p.Status,
            is_disabled = false,
            trading_disabled = p.IsTradingDisabled,
            cancel_only = p.IsCancelOnly,
            limit_only = false,
            post_only = false,
            auction_mode = false,
            product_type = "SPOT",
            base_currency_id = p.Base,
            quote_currency_id = p.Quote,
            approximate_quote_24h_volume = Reply.Text(p.Bid * 1000),
            new_at = (string?)null,
        }).ToArray(),
        num_products = world.Products.Count,
    });

    public Reply Book(IQueryCollection query)
    {
        if (!world.Products.TryGetValue(query["product_id"].ToString(), out var product))
        {
            return Reply.Error(404, "NOT_FOUND", "unknown product");
        }

        return Reply.Ok(new
        {
            pricebook = new
            {
                product_id = product.Id,
                bids = Enumerable.Range(0, Levels).Select(i => new { price = Reply.Text(product.Bid - (i * product.Tick)), size = "2" }).ToArray(),
                asks = Enumerable.Range(0, Levels).Select(i => new { price = Reply.Text(product.Ask + (i * product.Tick)), size = "3" }).ToArray(),
                time = Reply.Text(world.Now),
            },
            last = Reply.Text(product.Bid),
            mid_market = Reply.Text((product.Bid + product.Ask) / 2),
        });
    }

    public Reply Candles(string productId, IQueryCollection query)
    {
        if (!world.Products.TryGetValue(productId, out var product))
        {
            return Reply.Error(404, "NOT_FOUND", "unknown product");
        }

        if (!Granularities.TryGetValue(query["granularity"].ToString(), out var seconds)
            || !long.TryParse(query["start"], CultureInfo.InvariantCulture, out var start)
            || !long.TryParse(query["end"], CultureInfo.InvariantCulture, out var end))
        {
            return Reply.Error(400, "INVALID_ARGUMENT", "start, end and granularity are required");
        }

        var first = (start + seconds - 1) / seconds;
        var last = Math.Min(end, world.Now.ToUnixTimeSeconds()) / seconds;
        if (last - first + 1 > CandlesMax)
        {
            return Reply.Error(400, "INVALID_ARGUMENT", "number of candles requested should be less than 350");
        }

        var candles = new List<object>();
        for (var number = last; number >= first; number--)
        {
            if (options.Candle is not null || HistoryFake.Has(number))
            {
                candles.Add(HistoryFake.CandleOf(product, number, seconds, options));
            }
        }

        return Reply.Ok(new { candles });
    }

    public Reply Trades(string productId, IQueryCollection query)
    {
        if (!world.Products.TryGetValue(productId, out var product))
        {
            return Reply.Error(404, "NOT_FOUND", "unknown product");
        }

        if (!int.TryParse(query["limit"], CultureInfo.InvariantCulture, out var limit))
        {
            return Reply.Error(400, "INVALID_ARGUMENT", "limit is required");
        }

        var start = long.TryParse(query["start"], CultureInfo.InvariantCulture, out var from) ? from : 0;
        var end = long.TryParse(query["end"], CultureInfo.InvariantCulture, out var to) ? to : long.MaxValue;
        var trades = world.Published.Where(t => t.Product == productId && t.At.ToUnixTimeSeconds() >= start && t.At.ToUnixTimeSeconds() <= end);
        return Reply.Ok(new
        {
            trades = trades.Reverse().Take(Math.Min(limit, options.PageSizeMax)).Select(t => new
            {
                trade_id = t.Id,
                product_id = t.Product,
                price = Reply.Text(t.Price),
                size = Reply.Text(t.Size),
                time = Reply.Text(t.At),
                side = "SELL",
                bid = "",
                ask = "",
                exchange = "coinbase",
            }).ToArray(),
            best_bid = Reply.Text(product.Bid),
            best_ask = Reply.Text(product.Ask),
        });
    }
}
