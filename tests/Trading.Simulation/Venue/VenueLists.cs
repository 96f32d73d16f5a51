using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Simulation.Market;

namespace Trading.Simulation.Venue;

/// <summary>What the venue lists of an account when asked.</summary>
internal static class VenueLists
{
    public static ImmutableArray<ReportedOrder> Orders(SimVenue venue, Timestamp since, Timestamp now)
    {
        var listed = ImmutableArray.CreateBuilder<ReportedOrder>();
        foreach (var (i, order) in venue.Orders.Index())
        {
            if (order.HiddenReadings > 0 && order.IsHiddenAt(now))
            {
                order.HiddenReadings--;
                continue;
            }

            // Some refusals are kept by the venue, some are not.
            var isKept = order.State != OrderState.Rejected || i % 2 == 0;
            if (isKept && (order.IsLive || order.UpdatedAt >= since))
            {
                listed.Add(new ReportedOrder(
                    order.ClientId,
                    order.Id,
                    SimProducts.All[order.Product].Id,
                    order.IsBuy ? Side.Buy : Side.Sell,
                    order.State,
                    new Quantity(order.ListedFilled(now)),
                    order.CreatedAt,
                    order.UpdatedAt,
                    order.Rejection));
            }
        }

        return listed.ToImmutable();
    }

    public static ImmutableArray<ReportedFill> Fills(SimVenue venue, Timestamp since, Timestamp now)
    {
        var listed = ImmutableArray.CreateBuilder<ReportedFill>();
        foreach (var fill in venue.Fills)
        {
            if (fill.At >= since && fill.ListedAt <= now && !fill.Order.IsHiddenAt(now))
            {
                listed.Add(Reported(fill));
            }
        }

        return listed.ToImmutable();
    }

    public static ImmutableArray<ReportedBalance> Balances(SimVenue venue)
    {
        var listed = ImmutableArray.CreateBuilder<ReportedBalance>();
        for (var i = 0; i < SimProducts.All.Count; i++)
        {
            if (venue.HoldingOf(i) != 0)
            {
                listed.Add(new ReportedBalance(SimProducts.All[i].Id.Base, venue.HoldingOf(i)));
            }
        }

        listed.Add(new ReportedBalance("USD", venue.Cash));
        return listed.ToImmutable();
    }

    public static ReportedFill Reported(VenueFill fill) => new(
        fill.Id,
        fill.Order.Id,
        SimProducts.All[fill.Order.Product].Id,
        fill.Order.IsBuy ? Side.Buy : Side.Sell,
        new Price(fill.Price),
        new Quantity(fill.Quantity),
        new Trading.Core.Money(fill.Fee),
        fill.IsMaker ? Liquidity.Maker : Liquidity.Taker,
        fill.At);
}
