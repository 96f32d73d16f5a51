using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Trading.FakeVenue;

/// <summary>Orders in, orders and fills out.</summary>
internal sealed class OrderRoutes(VenueWorld world, FakeVenueOptions options)
{
    private long _number;

    public Reply Create(JsonElement body, bool isToReject)
    {
        if (DraftOf(body) is not { } draft)
        {
            return Reply.Error(400, "INVALID_ARGUMENT", "unsupported order_configuration");
        }

        var (order, refusal) = isToReject ? (null, new VenueRefusal("COMMANDER_REJECTED_NEW_ORDER")) : world.Place(draft);
        return order is not null
            ? Reply.Ok(new
            {
                success = true,
                success_response = new { order_id = order.Id, product_id = order.Product.Id, side = SideOf(order), client_order_id = order.ClientId },
                order_configuration = ConfigurationOf(order),
            })
            : Reply.Ok(new
            {
                success = false,
                failure_reason = "UNKNOWN_FAILURE_REASON",
                order_id = "",
                error_response = new
                {
                    error = refusal!.Reason,
                    message = "The order was not accepted",
                    error_details = "",
                    preview_failure_reason = refusal.Preview,
                    new_order_failure_reason = refusal.Reason,
                },
            });
    }

    public Reply Cancel(JsonElement body) => Reply.Ok(new
    {
        results = body.GetProperty("order_ids").EnumerateArray().Select(id =>
        {
            var isDone = world.Cancel(id.GetString()!);
            return new { success = isDone, failure_reason = isDone ? "UNKNOWN_CANCEL_FAILURE_REASON" : "UNKNOWN_CANCEL_ORDER", order_id = id.GetString() };
        }).ToArray(),
    });

    public Reply List(IQueryCollection query)
    {
        world.Tick();
        var ids = query["order_ids"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var status = query["order_status"].ToString();
        var since = TimeOf(query["start_date"]);
        var (page, cursor) = PageOf(world.Orders, query, order =>
            (ids.Count == 0 || ids.Contains(order.Id)) && (since is null || order.CreatedAt >= since) && IsListed(order)
                && ShownStatus(order) is var shown && (status.Length == 0 || shown == status)
                ? [Shown(order, shown)]
                : []);
        return Reply.Ok(new { orders = page, sequence = "0", has_next = cursor.Length > 0, cursor });
    }

    public Reply Get(string id)
    {
        world.Tick();
        return world.Find(id) is { } order && IsListed(order)
            ? Reply.Ok(new { order = Shown(order, ShownStatus(order)) })
            : Reply.Error(404, "NOT_FOUND", "order not found");
    }

    public Reply Fills(IQueryCollection query)
    {
        var ids = query["order_ids"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var since = TimeOf(query["start_sequence_timestamp"]);
        var (page, cursor) = PageOf(world.Fills, query, fill =>
        {
            if ((ids.Count > 0 && !ids.Contains(fill.Order.Id)) || fill.At < since)
            {
                return [];
            }

            if (fill.HiddenReadings > 0)
            {
                fill.HiddenReadings--;
                return [];
            }

            var shown = Shown(fill);
            return world.Faults.Happens(world.Faults.Plan.DuplicateFills) ? [shown, shown] : [shown];
        });
        return Reply.Ok(new { fills = page, cursor });
    }

    private static bool IsListed(VenueOrder order)
    {
        var isListed = order.HiddenReadings == 0;
        order.HiddenReadings -= isListed ? 0 : 1;
        return isListed;
    }

    private static string ShownStatus(VenueOrder order)
    {
        if (order.LaggingReadings == 0)
        {
            return order.Status;
        }

        order.LaggingReadings--;
        return order.Status == "CANCELLED" ? "CANCEL_QUEUED" : "OPEN";
    }

    private static object Shown(VenueOrder order, string status) => new
    {
        order_id = order.Id,
        product_id = order.Product.Id,
        order_configuration = ConfigurationOf(order),
        side = SideOf(order),
        client_order_id = order.ClientId,
        status,
        time_in_force = order.Limit is null ? "IMMEDIATE_OR_CANCEL" : order.EndTime is null ? "GOOD_UNTIL_CANCELLED" : "GOOD_UNTIL_DATE_TIME",
        created_time = Reply.Text(order.CreatedAt),
        completion_percentage = "0",
        filled_size = Reply.Text(order.Filled),
        average_filled_price = Reply.Text(order.Filled == 0 ? 0 : order.FilledValue / order.Filled),
        filled_value = Reply.Text(order.FilledValue),
        size_in_quote = order.QuoteSize > 0,
        total_fees = Reply.Text(order.Fees),
        order_type = order.Limit is null ? "MARKET" : "LIMIT",
        reject_reason = order.RejectReason,
        reject_message = "",
        cancel_message = "",
        product_type = "SPOT",
        last_fill_time = order.Filled > 0 ? Reply.Text(order.UpdatedAt) : null,
        last_update_time = Reply.Text(order.UpdatedAt),
    };

    // An order sized in quote currency has fills in quote currency, as at the real venue.
    private static object Shown(VenueFill fill) => new
    {
        entry_id = $"E-{fill.TradeId}",
        trade_id = fill.TradeId,
        order_id = fill.Order.Id,
        trade_time = Reply.Text(fill.At),
        trade_type = "FILL",
        price = Reply.Text(fill.Price),
        size = Reply.Text(fill.Order.QuoteSize > 0 ? fill.Price * fill.Size : fill.Size),
        commission = Reply.Text(fill.Fee),
        product_id = fill.Order.Product.Id,
        sequence_timestamp = Reply.Text(fill.At),
        liquidity_indicator = fill.IsMaker ? "MAKER" : "TAKER",
        size_in_quote = fill.Order.QuoteSize > 0,
        user_id = "user",
        side = SideOf(fill.Order),
    };

    private static object ConfigurationOf(VenueOrder order) => order switch
    {
        { Limit: null, QuoteSize: > 0 } => new { market_market_ioc = new { quote_size = Reply.Text(order.QuoteSize) } },
        { Limit: null } => new { market_market_ioc = new { base_size = Reply.Text(order.BaseSize) } },
        { EndTime: { } end } => new
        {
            limit_limit_gtd = new { base_size = Reply.Text(order.BaseSize), limit_price = Reply.Text(order.Limit!.Value), end_time = Reply.Text(end), post_only = order.IsPostOnly },
        },
        _ => new { limit_limit_gtc = new { base_size = Reply.Text(order.BaseSize), limit_price = Reply.Text(order.Limit!.Value), post_only = order.IsPostOnly } },
    };

    private static string SideOf(VenueOrder order) => order.IsBuy ? "BUY" : "SELL";

    private static DateTimeOffset? TimeOf(string? text) =>
        string.IsNullOrEmpty(text) ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // Newest first. A cursor is the place of the oldest entry that was looked at.
    private (List<object> Page, string Cursor) PageOf<T>(List<T> all, IQueryCollection query, Func<T, object[]> shown)
    {
        var limit = int.TryParse(query["limit"], CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, options.PageSizeMax) : options.PageSizeMax;
        var place = int.TryParse(query["cursor"], CultureInfo.InvariantCulture, out var from) ? from : all.Count;
        var page = new List<object>();
        while (--place >= 0 && page.Count < limit)
        {
            page.AddRange(shown(all[place]));
        }

        return (page, place >= 0 ? (place + 1).ToString(CultureInfo.InvariantCulture) : "");
    }

    private VenueOrder? DraftOf(JsonElement body)
    {
        var all = body.GetProperty("order_configuration");
        if (!world.Products.TryGetValue(body.GetProperty("product_id").GetString()!, out var product))
        {
            return null;
        }

        var isLimit = all.TryGetProperty("limit_limit_gtd", out var configuration) || all.TryGetProperty("limit_limit_gtc", out configuration);
        if (!isLimit && !all.TryGetProperty("market_market_ioc", out configuration))
        {
            return null;
        }

        return new VenueOrder
        {
            Id = $"V{++_number}",
            ClientId = body.GetProperty("client_order_id").GetString()!,
            Product = product,
            IsBuy = body.GetProperty("side").GetString() == "BUY",
            BaseSize = Number(configuration, "base_size") ?? 0,
            QuoteSize = Number(configuration, "quote_size") ?? 0,
            Limit = isLimit ? Number(configuration, "limit_price") : null,
            IsPostOnly = isLimit && configuration.TryGetProperty("post_only", out var postOnly) && postOnly.GetBoolean(),
            EndTime = configuration.TryGetProperty("end_time", out var end) ? TimeOf(end.GetString()) : null,
            CreatedAt = world.Now,
        };
    }

    private static decimal? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture) : null;
}
