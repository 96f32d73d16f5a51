using Trading.Core.Costs;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;

namespace Trading.Core.Backtesting;

/// <summary>
/// Closes what is open when a run ends. No candle lies beyond the end, so nothing can be matched there: each position is sold at the
/// bid, or where none is observed at the last price less half the tier's spread, and pays the taker fee of the lowest volume tier:
/// the cost model's price of a market order without impact.
/// </summary>
internal static class EndOfRun
{
    public static CycleState Close(
        CycleState state, CycleInput input, CompiledPolicy policy, OrderWork work, OrderListHash log, Timestamp at)
    {
        foreach (var position in state.Positions)
        {
            if (policy.Risk.ApproveExit(position, ExitReason.EndOfRun, state.Risk, out _) is not { } leave)
            {
                continue;
            }

            var row = input.Market.Products[input.Market.IndexOf(position.Product)];
            if (policy.Planner.Plan(leave, row, at, at).Leg is not { } leg)
            {
                state = work.Apply(state, CycleEvent.DustWrittenOff(position.Product, ExitReason.EndOfRun, at, at));
                continue;
            }

            state = work.Apply(state, CycleEvent.Committed(leg.Intent));
            state = work.Apply(state, CycleEvent.Sent(leg.Intent.Id, at));
            var fill = FillOf(leg.Intent, position, row, policy, at);
            log.Add(leg.Intent);
            state = work.Apply(state, CycleEvent.Filled(fill));
        }

        return state;
    }

    private static Fill FillOf(OrderIntent intent, Position position, in ProductMarket row, CompiledPolicy policy, Timestamp at)
    {
        var increment = row.Product.PriceIncrement;
        var price = row.Quote.IsObserved
            ? increment.PriceOf(row.Bid)
            : increment.Floor(increment.PriceOf(row.LastPrice).Shift(-CostModel.Half(policy.Costs.SpreadBps(position.Entry.Tier))));
        var fee = price * intent.BaseSize * policy.Costs.FeesAt(at, Money.Zero).Taker;
        return new Fill($"end:{intent.Id}", intent.Id, intent.Product, Side.Sell, price, intent.BaseSize, fee, Liquidity.Taker, at);
    }
}
