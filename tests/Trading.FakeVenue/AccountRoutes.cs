using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Trading.FakeVenue;

/// <summary>Balances, fees and what a key may do.</summary>
internal sealed class AccountRoutes(VenueWorld world, FakeVenueOptions options, KeyRing keys)
{
    public Reply Accounts(IQueryCollection query)
    {
        var all = world.Balances.All.ToList();
        var limit = int.TryParse(query["limit"], CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, options.PageSizeMax) : options.PageSizeMax;
        var from = int.TryParse(query["cursor"], CultureInfo.InvariantCulture, out var place) ? place : 0;
        var hasNext = from + limit < all.Count;
        return Reply.Ok(new
        {
            accounts = all.Skip(from).Take(limit).Select(b => new
            {
                uuid = $"account-{b.Currency}",
                name = $"{b.Currency} Wallet",
                currency = b.Currency,
                available_balance = new { value = Reply.Text(b.Available), currency = b.Currency },
                @default = true,
                active = true,
                type = b.Currency == "USD" ? "ACCOUNT_TYPE_FIAT" : "ACCOUNT_TYPE_CRYPTO",
                ready = true,
                hold = new { value = Reply.Text(b.Hold), currency = b.Currency },
            }).ToArray(),
            has_next = hasNext,
            cursor = hasNext ? (from + limit).ToString(CultureInfo.InvariantCulture) : "",
            size = limit,
        });
    }

    public Reply Fees() => Reply.Ok(new
    {
        total_volume = world.Fills.Sum(f => f.Price * f.Size),
        total_fees = world.Fills.Sum(f => f.Fee),
        fee_tier = new { pricing_tier = "Fake 1", taker_fee_rate = Reply.Text(world.TakerRate), maker_fee_rate = Reply.Text(world.MakerRate) },
        advanced_trade_only_volume = world.Fills.Sum(f => f.Price * f.Size),
    });

    public Reply Permissions(string keyName)
    {
        var key = keys.Find(keyName)!;
        return Reply.Ok(new
        {
            can_view = true, can_trade = key.CanTrade, can_transfer = key.CanTransfer, portfolio_uuid = "portfolio-1", portfolio_type = "DEFAULT",
        });
    }
}
