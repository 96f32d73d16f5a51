using System.Collections.Immutable;
using Trading.Core.Execution;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting.Paper;

/// <summary>An order at the paper venue with what it traded.</summary>
/// <param name="Order">The order as a venue sees it.</param>
/// <param name="QueueAhead">
/// Base units displayed at its limit when it arrived, less what has traded there since: they come first. Null where the limit lies
/// behind the best price, as nothing is displayed there: only a trade beyond the limit fills it.
/// </param>
/// <param name="Step">The product's size increment.</param>
/// <param name="Executions">What it traded, oldest first.</param>
public sealed record PaperOrder(VenueOrder Order, Quantity? QueueAhead, Increment Step, ImmutableArray<ReportedFill> Executions)
{
    /// <summary>The order as a venue lists it.</summary>
    internal ReportedOrder Listed => new(
        Order.Id,
        Order.VenueOrderId,
        Order.Product,
        Order.Side,
        Order.State,
        Order.Filled,
        Order.ArrivesAt,
        Order.FinishedAt ?? (Executions.IsEmpty ? Order.ArrivesAt : Executions[^1].At),
        Order.Rejection);
}
