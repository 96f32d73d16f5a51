using Trading.Core.Costs;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Core.Rules;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Execution;

/// <summary>
/// A planner under the shipped policy (maker 40, taker 60 bps) and one product at 100 in cents, without a quote until a test gives one.
/// </summary>
internal sealed class PlannerProbe
{
    public static readonly Timestamp Slot = Timestamp.Utc(2025, 3, 5, 12);
    public static readonly Timestamp Now = Slot + TimeSpan.FromSeconds(20);

    private int _fills;

    public PlannerProbe(string overlay = "")
    {
        var policy = overlay.Length == 0 ? TestPolicies.Shipped : TestPolicies.ShippedWith(overlay);
        Planner = new ExecutionPlanner(policy.Execution, new CostModel(policy.Costs), "test");
        Row.LastPrice = 100;
        Row.LastCandleAt = Slot;
    }

    public ExecutionPlanner Planner { get; }

    public ProductMarket Row = new MarketSnapshot([TestProducts.Of("ETH-USD")]).Products[0];

    public PlannerProbe Quoted(double bid, double ask, double depth = double.NaN, long ageMs = 0)
    {
        Row.Quote = new Quote(Now.AddMs(-ageMs), bid, ask, DepthNotional: depth);
        return this;
    }

    public static RiskApproved Entry(decimal size, Tier tier = Tier.T1) => RiskApproved.ForEntry(
        new Proposal(0, CycleWorld.Eth, CycleWorld.Reversion(tier), new Money(size), new Money(size), 0.4, 1e8), new Money(size));

    public static RiskApproved Exit(decimal quantity, ExitReason reason) => RiskApproved.ForExit(
        new Position
        {
            Product = CycleWorld.Eth,
            TradeId = default,
            Entry = CycleWorld.Reversion(),
            EntrySlot = Slot,
            OpenedAt = Slot,
            BoughtQuantity = new Quantity(quantity),
            Bought = new Money(100 * quantity),
        },
        reason);

    public PlanResult Plan(RiskApproved approved) => Planner.Plan(approved, Row, Slot, Now);

    public WorkingLeg Placed(RiskApproved approved)
    {
        var plan = Plan(approved);
        Assert.Equal(PlanRefusal.None, plan.Refusal);
        return Assert.IsType<WorkingLeg>(plan.Leg);
    }

    public LegStep React(WorkingLeg leg, Order order, long afterMs = 15_000) => Planner.React(leg, order, Row, Now.AddMs(afterMs));

    /// <summary>The next order of a leg whose current one ended like this.</summary>
    public WorkingLeg Next(WorkingLeg leg, Order order)
    {
        var step = React(leg, order);
        Assert.Equal(LegStepKind.Send, step.Kind);
        return Assert.IsType<WorkingLeg>(step.Leg);
    }

    public static Order Open(WorkingLeg leg) =>
        new Order(leg.Intent, OrderState.Intent, Now).To(OrderState.InFlight, Now).To(OrderState.Open, Now);

    public static Order Canceled(WorkingLeg leg) => Open(leg).To(OrderState.Canceled, Now);

    public static Order Rejected(WorkingLeg leg, VenueRejection rejection) =>
        new Order(leg.Intent, OrderState.Intent, Now).To(OrderState.InFlight, Now).To(OrderState.Rejected, Now) with { Rejection = rejection };

    /// <summary>The order after a fill at its limit (or 100), with the fee of 40 bps.</summary>
    public Order Filled(Order order, decimal quantity)
    {
        var price = order.Intent.LimitPrice ?? new Price(100);
        var notional = price * new Quantity(quantity);
        return order.WithFill(new Fill(
            $"fill-{++_fills}", order.Id, order.Intent.Product, order.Intent.Side, price, new Quantity(quantity), notional * 0.004m, Liquidity.Maker, Now));
    }
}
