using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Execution;

/// <summary>What holds for every leg, whatever the venue and the market do to it.</summary>
public class ExecutionPropertyTests
{
    /// <summary>Budget in cents, whether it is an exit, price in cents, and for each order how much fills and how it ends.</summary>
    private static readonly Gen<Work> Works =
        from cents in Gen.Choose(500, 500_000)
        from isExit in Gen.Elements(true, false)
        from isQuoted in Gen.Elements(true, false)
        from price in Gen.Choose(50, 5_000_000)
        from fills in Gen.Choose(0, 1000).ArrayOf(8)
        from ends in Gen.Choose(0, 2).ArrayOf(8)
        from moves in Gen.Choose(-30, 30).ArrayOf(8)
        select new Work(cents, isExit, isQuoted, price, fills, ends, moves);

    [Fact]
    public void React_AnyFills_NeverSpendOrSellMoreThanApproved() => Properties.Check(Works, work =>
    {
        var (orders, _) = Run(work);
        return work.IsExit
            ? orders.Sum(o => o.Filled.Value) <= work.Held
            : orders.Sum(o => o.FilledNotional.Amount + o.Fees.Amount) <= work.Cents / 100m
                && orders.All(o => o.Intent.ReservedNotional.Amount <= work.Cents / 100m);
    });

    [Fact]
    public void React_AnyLeg_EndsWithinItsBound() => Properties.Check(Works, work =>
    {
        // The first order, one retry, one requote and one crossing.
        var (orders, hasEnded) = Run(work);
        return orders.Count <= 4 && (hasEnded || orders.Count == 0);
    });

    [Fact]
    public void Orders_AnyLeg_AreLegalIncrementsThatDoNotCrossTheSnapshot() => Properties.Check(Works, work =>
        Run(work).Orders.All(o => IsLegal(o.Intent, work)));

    [Fact]
    public void Orders_AnyLeg_HaveDistinctIdsOnePerAttempt() => Properties.Check(Works, work =>
    {
        var intents = Run(work).Orders.ConvertAll(o => o.Intent);
        return intents.Select(i => i.Id).Distinct().Count() == intents.Count
            && intents.Select(i => i.Attempt).SequenceEqual(Enumerable.Range(0, intents.Count));
    });

    [Fact]
    public void Plan_Twice_GivesTheSameOrders() => Properties.Check(Works, work =>
        Run(work).Orders.ConvertAll(o => o.Intent).SequenceEqual(Run(work).Orders.ConvertAll(o => o.Intent)));

    private static bool IsLegal(OrderIntent intent, Work work)
    {
        var product = new PlannerProbe().Row.Product;
        return product.BaseIncrement.Divides(intent.BaseSize.Value)
            && product.QuoteIncrement.Divides(intent.QuoteSize.Amount)
            && (intent.LimitPrice is not { } limit || (limit.Value > 0 && product.PriceIncrement.Divides(limit.Value)))
            && (intent.Kind == OrderKind.MarketIoc) == intent.LimitPrice is null
            && (work.IsExit ? intent.Side == Side.Sell : intent.Side == Side.Buy);
    }

    private static (List<Order> Orders, bool HasEnded) Run(Work work)
    {
        var probe = new PlannerProbe();
        Move(probe, work, 0, 0);
        var orders = new List<Order>();
        var plan = probe.Plan(work.IsExit ? PlannerProbe.Exit(work.Held, ExitReason.Target) : PlannerProbe.Entry(work.Cents / 100m));
        var leg = plan.Leg;
        while (leg is not null && orders.Count < 8)
        {
            AssertOwnSide(leg.Intent, probe.Row);
            var order = Work.Execute(probe, leg, work.Fills[orders.Count], work.Ends[orders.Count]);
            orders.Add(order);
            Move(probe, work, orders.Count, 15_000);
            var step = probe.React(leg, order);
            if (step.Kind == LegStepKind.Done)
            {
                return (orders, true);
            }

            leg = step.Leg;
        }

        return (orders, false);
    }

    private static void AssertOwnSide(OrderIntent intent, in ProductMarket row)
    {
        if (intent.LimitPrice is { } limit && row.Quote.IsObserved)
        {
            Assert.True(intent.Side == Side.Buy ? (double)limit.Value < row.Quote.Ask : (double)limit.Value > row.Quote.Bid);
        }
    }

    // A book of random width, locked at times and off the grid, that walks by up to 30 bps an order.
    private static void Move(PlannerProbe probe, Work work, int step, long afterMs)
    {
        var mid = work.Price / 100.0 * (1 + (work.Moves.Take(step).Sum() / 10_000.0));
        probe.Row.LastPrice = mid;
        if (work.IsQuoted)
        {
            var half = mid * Math.Abs(work.Moves[step]) / 20_000;
            probe.Quoted(mid - half, mid + half, ageMs: -afterMs);
        }
    }

    private sealed record Work(int Cents, bool IsExit, bool IsQuoted, int Price, int[] Fills, int[] Ends, int[] Moves)
    {
        public decimal Held => Math.Max(0.000001m, Math.Round(Cents / (decimal)Price, 6));

        // Fills a thousandth to all of an order in two parts, then ends it as a venue may.
        public static Order Execute(PlannerProbe probe, WorkingLeg leg, int share, int end)
        {
            var intent = leg.Intent;
            var order = PlannerProbe.Open(leg);
            var price = intent.LimitPrice?.Value ?? (decimal)Math.Max(0.01, Math.Round(probe.Row.Mid, 2));
            var all = intent.IsSizedInQuote ? intent.QuoteSize.Amount / 1.006m / price : intent.BaseSize.Value;
            var part = Math.Round(all * share / 2000m, 6, MidpointRounding.ToZero);
            for (var i = 0; i < 2 && part > 0; i++)
            {
                var quantity = i == 1 && share == 1000 && !intent.IsSizedInQuote ? all - part : part;
                var fee = price * quantity * (intent.Kind == OrderKind.MarketIoc ? 0.006m : 0.004m);
                order = order.WithFill(new Fill(
                    $"{i}", intent.Id, intent.Product, intent.Side, new Price(price), new Quantity(quantity), new Money(fee), Liquidity.Maker, intent.CreatedAt));
            }

            return order.IsTerminal ? order
                : end == 1 ? order.To(OrderState.Expired, intent.CreatedAt)
                : end == 2 && part == 0 && intent.Kind == OrderKind.PostOnlyLimit ? PlannerProbe.Rejected(leg, VenueRejection.PostOnlyWouldCross)
                : order.To(OrderState.Canceled, intent.CreatedAt);
        }
    }
}
