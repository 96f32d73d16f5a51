using Trading.Core.Costs;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Portfolio;
using Trading.Core.Risk;

namespace Trading.Core.Execution;

/// <summary>
/// Turns leave to trade into orders: rest first, requote, and cross only inside a budget. Pure: it says what to do next about an
/// order, and whoever runs it does it. The same in backtest, paper and live.
/// </summary>
/// <param name="policy">How orders are placed.</param>
/// <param name="costs">Fees and spreads.</param>
/// <param name="account">Account whose order ids are derived.</param>
public sealed class ExecutionPlanner(ExecutionPolicy policy, CostModel costs, string account)
{
    /// <summary>The first order of an approved entry or exit.</summary>
    /// <param name="attempt">0 unless the slot had orders of this leg before.</param>
    public PlanResult Plan(RiskApproved approved, in ProductMarket row, Timestamp slot, Timestamp now, int attempt = 0)
    {
        if (!HasPrice(row))
        {
            return PlanResult.Refused(PlanRefusal.NoPrice);
        }

        return approved.Entry is { } proposal
            ? PlanEntry(approved, proposal.Entry.Tier, row, slot, now, attempt)
            : PlanExit(approved, approved.Position!, row, slot, now, attempt);
    }

    /// <summary>What to do about the leg's order, given what became of it and the market now.</summary>
    public LegStep React(WorkingLeg leg, Order order, in ProductMarket row, Timestamp now)
    {
        switch (order.State)
        {
            case OrderState.Filled:
                return LegStep.Done(LegOutcome.Filled);
            case OrderState.Unknown:
                return LegStep.Done(LegOutcome.Unknown);
            case OrderState.Rejected:
                return order.Rejection == VenueRejection.PostOnlyWouldCross
                    ? AfterCross(leg, order, row, now)
                    : LegStep.Done(leg.HasFilledBefore ? LegOutcome.PartlyFilled : LegOutcome.Rejected);
            case OrderState.Canceled or OrderState.Expired:
                return Replace(leg, order, row, now);
            case OrderState.Intent or OrderState.CancelInFlight:
                return LegStep.Wait;
            default:
                return order.Intent.CancelAt <= now ? LegStep.Cancel : LegStep.Wait;
        }
    }

    private PlanResult PlanEntry(RiskApproved approved, Tier tier, in ProductMarket row, Timestamp slot, Timestamp now, int attempt)
    {
        var refusal = PreCheck(row, approved.Size, now);
        if (refusal != PlanRefusal.None)
        {
            return PlanResult.Refused(refusal);
        }

        var first = Draft(row, Side.Buy, OrderLeg.Entry, slot, now) with
        {
            ReservedNotional = approved.Size,
            Entry = approved.Entry!.Entry,
        };
        var leg = new WorkingLeg(approved, first, tier, policy.TtlSeconds);
        return IsMarketFirst(approved.Size) ? Crossing(leg, approved.Size, row, now, attempt) : Resting(leg, approved.Size, row, now, attempt);
    }

    private PlanResult PlanExit(RiskApproved approved, Position position, in ProductMarket row, Timestamp slot, Timestamp now, int attempt)
    {
        var first = Draft(row, Side.Sell, OrderLeg.Exit, slot, now) with { Exit = approved.Exit };
        var leg = new WorkingLeg(approved, first, position.Entry.Tier, policy.TtlSeconds);
        var value = row.Product.PriceIncrement.PriceOf(row.Bid) * position.Held;
        var isForced = approved.Exit is ExitReason.Stop or ExitReason.Manual or ExitReason.EndOfRun;
        var plan = isForced || IsMarketFirst(value) ? Crossing(leg, value, row, now, attempt) : Resting(leg, value, row, now, attempt);
        return plan.Leg is null ? PlanResult.Refused(PlanRefusal.Dust) : plan;
    }

    // What all orders of a leg share; its size, price and id come with each order.
    private static OrderIntent Draft(in ProductMarket row, Side side, OrderLeg leg, Timestamp slot, Timestamp now) => new()
    {
        Id = default,
        Product = row.Product.Id,
        Side = side,
        Leg = leg,
        Kind = OrderKind.MarketIoc,
        BaseSize = Quantity.Zero,
        QuoteSize = Money.Zero,
        Slot = slot,
        CreatedAt = now,
        Attempt = 0,
        DecisionMid = row.Product.PriceIncrement.PriceOf(row.Mid),
        ReservedNotional = Money.Zero,
    };

    // A price that rounds to no step at all is none.
    private static bool HasPrice(in ProductMarket row) => row.Mid > 0 && row.Product.PriceIncrement.PriceOf(row.Mid).Value > 0;

    private bool IsMarketFirst(Money value) => !policy.IsMakerFirst || value.Amount < policy.MarketBelowNotional;

    private PlanRefusal PreCheck(in ProductMarket row, Money size, Timestamp now)
    {
        if (!row.Quote.IsObserved)
        {
            return PlanRefusal.None;
        }

        var ageMs = now.UnixMs - row.Quote.At.UnixMs;
        return ageMs < 0 ? PlanRefusal.QuoteFromFuture
            : ageMs > policy.QuoteAgeSecondsMax * 1000L ? PlanRefusal.QuoteStale
            : row.Quote.SpreadBps > policy.SpreadBpsMax ? PlanRefusal.SpreadTooWide
            : row.Quote.DepthNotional < policy.DepthMultipleMin * (double)size.Amount ? PlanRefusal.DepthTooThin
            : PlanRefusal.None;
    }

    private LegStep AfterCross(WorkingLeg leg, Order order, in ProductMarket row, Timestamp now)
    {
        if (leg.PostOnlyRetries >= policy.PostOnlyRetriesMax || order.Intent.LimitPrice is not { } refused)
        {
            return Replace(leg, order, row, now);
        }

        var remaining = Remaining(leg, row);
        if (!IsSendable(leg, remaining, row, now))
        {
            return Unfilled(leg);
        }

        var side = order.Intent.Side;
        var price = OrderPricing.Away(
            side,
            OrderPricing.Safer(side, refused, OrderPricing.Passive(side, row)),
            row.Product.PriceIncrement);
        var retried = leg with { PostOnlyRetries = leg.PostOnlyRetries + 1 };
        var plan = Resting(retried, remaining, row, now, order.Intent.Attempt + 1, price);
        return plan.Leg is { } next ? LegStep.Send(next) : Unfilled(leg);
    }

    private LegStep Replace(WorkingLeg leg, Order order, in ProductMarket row, Timestamp now)
    {
        var rest = leg.After(order);
        var unfilled = Unfilled(rest);
        var attempt = order.Intent.Attempt + 1;
        var remaining = Remaining(rest, row);
        if (order.Intent.Kind == OrderKind.MarketIoc || !IsSendable(rest, remaining, row, now))
        {
            return unfilled;
        }

        if (rest.Requotes < policy.RequotesMax)
        {
            var ttl = Math.Clamp(leg.TtlSeconds * policy.TtlRequoteFactor, policy.TtlSecondsMin, policy.TtlSecondsMax);
            var again = Resting(rest with { Requotes = rest.Requotes + 1, TtlSeconds = ttl }, remaining, row, now, attempt);
            return again.Leg is { } next ? LegStep.Send(next) : unfilled;
        }

        if (!policy.IsTakerFallbackOn)
        {
            return unfilled;
        }

        if (CrossingCostBps(leg, row, now) > policy.SlippageBudgetBps.For(leg.Tier))
        {
            return LegStep.Done(LegOutcome.SlippageBudget);
        }

        var cross = Crossing(rest, remaining, row, now, attempt);
        return cross.Leg is { } market ? LegStep.Send(market) : unfilled;
    }

    private static LegStep Unfilled(WorkingLeg leg) =>
        LegStep.Done(leg.HasFilledBefore ? LegOutcome.PartlyFilled : LegOutcome.Unfilled);

    // A replacement of an entry answers to the same checks as its first order; an exit has to get out.
    private bool IsSendable(WorkingLeg leg, Money value, in ProductMarket row, Timestamp now) =>
        HasPrice(row) && (leg.Approved.Leg == OrderLeg.Exit || PreCheck(row, value, now) == PlanRefusal.None);

    // What crossing now costs against having rested at the decision: the move since, half the spread, and the dearer fee.
    private decimal CrossingCostBps(WorkingLeg leg, in ProductMarket row, Timestamp now)
    {
        var mid = row.Product.PriceIncrement.PriceOf(row.Mid).Value;
        var decision = leg.Intent.DecisionMid.Value;
        var moveBps = (mid - decision) / decision * 10_000m * (leg.Intent.Side == Side.Buy ? 1 : -1);
        var fees = costs.FeesAt(now, Money.Zero);
        var slippageBps = Math.Max(0, moveBps + (costs.SpreadBps(leg.Tier, row.Quote).Value / 2));
        return slippageBps + fees.Taker.Value - fees.Maker.Value;
    }

    private static Money Remaining(WorkingLeg leg, in ProductMarket row) => leg.Approved.Leg == OrderLeg.Entry
        ? leg.Approved.Size - leg.Spent
        : !HasPrice(row) ? Money.Zero
        : row.Product.PriceIncrement.PriceOf(row.Bid) * (leg.Approved.Position!.Held - leg.Sold);

    private PlanResult Resting(
        WorkingLeg leg, Money value, in ProductMarket row, Timestamp now, int attempt, Price? at = null)
    {
        var side = leg.Intent.Side;
        var price = at ?? OrderPricing.Passive(side, row);
        if (price.Value <= 0)
        {
            return PlanResult.Refused(PlanRefusal.NoPrice);
        }

        // The lowest volume tier has the highest fee: a size that fits it fits every tier.
        var size = side == Side.Buy
            ? OrderPricing.Affordable(value, price, costs.FeesAt(now, Money.Zero).Maker, row.Product.BaseIncrement)
            : row.Product.BaseIncrement.Floor(leg.Approved.Position!.Held - leg.Sold);
        var ttl = TimeSpan.FromSeconds(leg.TtlSeconds);
        return Sized(leg, row, price * size, size, attempt, leg.Intent with
        {
            Kind = OrderKind.PostOnlyLimit,
            LimitPrice = price,
            BaseSize = size,
            QuoteSize = Money.Zero,
            CreatedAt = now,
            CancelAt = now + ttl,
            EndTime = now + ttl + TimeSpan.FromSeconds(policy.GtdGraceSeconds),
            ReservedNotional = side == Side.Buy ? value : Money.Zero,
        });
    }

    private PlanResult Crossing(WorkingLeg leg, Money value, in ProductMarket row, Timestamp now, int attempt)
    {
        var isBuy = leg.Intent.Side == Side.Buy;
        var spend = isBuy ? row.Product.QuoteIncrement.Floor(value) : Money.Zero;
        var size = isBuy ? Quantity.Zero : row.Product.BaseIncrement.Floor(leg.Approved.Position!.Held - leg.Sold);
        var bought = isBuy ? spend / row.Product.PriceIncrement.PriceOf(row.Mid) : size;
        var notional = isBuy ? spend : row.Product.PriceIncrement.PriceOf(row.Bid) * size;
        return Sized(leg, row, notional, row.Product.BaseIncrement.Floor(bought), attempt, leg.Intent with
        {
            Kind = OrderKind.MarketIoc,
            LimitPrice = null,
            BaseSize = size,
            QuoteSize = spend,
            CreatedAt = now,
            CancelAt = null,
            EndTime = null,
            ReservedNotional = spend,
        });
    }

    private PlanResult Sized(
        WorkingLeg leg, in ProductMarket row, Money notional, Quantity size, int attempt, OrderIntent intent)
    {
        if (!size.IsPositive)
        {
            return PlanResult.Refused(PlanRefusal.SizeIncrement);
        }

        // The policy's own minimum is for entries: an exit only has to satisfy the venue.
        var minimum = intent.Leg == OrderLeg.Entry
            ? Money.Max(row.Product.MinNotional, new Money(policy.MinNotional))
            : row.Product.MinNotional;
        if (notional < minimum)
        {
            return PlanResult.Refused(PlanRefusal.BelowMinNotional);
        }

        var id = ClientOrderId.Derive(account, intent.Slot, intent.Product, intent.Side, intent.Leg, attempt);
        return PlanResult.Of(leg with { Intent = intent with { Id = id, Attempt = attempt } });
    }
}
