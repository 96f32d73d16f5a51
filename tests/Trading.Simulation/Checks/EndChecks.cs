using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Simulation.Market;

namespace Trading.Simulation.Checks;

/// <summary>What must have come right once faults have long ceased: I4, I6, I10, I21.</summary>
internal sealed class EndChecks(World world, Checker checker)
{
    public void Check()
    {
        if (world.Database.Document is not { } account)
        {
            checker.Report(Invariant.I21, "nothing was ever committed");
            return;
        }

        CheckOrders(account);
        CheckMoney(account);
        CheckCycles(account);
        CheckAudit();
    }

    private void CheckOrders(AccountDocument account)
    {
        foreach (var order in account.State.Orders)
        {
            checker.Require(
                order.IsTerminal || order.Intent.Slot == world.SlotTime.AddMs(-SimPolicy.First.Cycle.Interval.Ms),
                Invariant.I21,
                () => $"{order.Id} of slot {order.Intent.Slot} is still {order.State}");
            checker.Require(order.State != OrderState.Unknown, Invariant.I21, () => $"{order.Id} is still Unknown");
        }

        foreach (var live in world.Venue.Live.Where(o => o.ClientId is not null))
        {
            var isKnown = account.State.Orders.Any(o => o.Id == live.ClientId && !o.IsTerminal);
            checker.Require(isKnown, Invariant.I21, () => $"{live.ClientId} lives at the venue and nobody knows");
        }

        var stored = world.Database.Fills.Select(f => f.Fill.VenueTradeId).ToHashSet(StringComparer.Ordinal);
        foreach (var fill in world.Venue.Fills.Where(f => f.Order.ClientId is not null))
        {
            checker.Require(stored.Contains(fill.Id), Invariant.I4, () => $"fill {fill.Id} of {fill.Order.ClientId} was never applied");
        }
    }

    private void CheckMoney(AccountDocument account)
    {
        var cash = account.State.Ledger.Cash.Amount;
        checker.Require(Math.Abs(world.Venue.Cash - cash) <= 0.05m, Invariant.I6, () => $"the venue has {world.Venue.Cash} USD, the account {cash}");
        for (var i = 0; i < SimProducts.All.Count; i++)
        {
            var (product, held) = (SimProducts.All[i], world.Venue.HoldingOf(i));
            var ours = account.Foreign.GetValueOrDefault(product.Id.Base)
                + account.State.Positions.Where(p => p.Product == product.Id).Sum(p => p.Held.Value);
            if (IsSoldByOthers(account, i))
            {
                continue;
            }

            checker.Require(!account.Differences.ContainsKey(product.Id.Base), Invariant.I21, () => $"{product.Id.Base} is still unexplained");
            checker.Require(
                Math.Abs(held - ours) <= product.BaseIncrement.Value * 2, Invariant.I6, () => $"the venue has {held} {product.Id.Base}, the account {ours}");
        }
    }

    // Somebody sold what we had bought. That explains itself to nobody but an operator; until then no new risk is taken.
    private bool IsSoldByOthers(AccountDocument account, int product)
    {
        var id = SimProducts.All[product].Id;
        var held = account.State.Positions.Where(p => p.Product == id).Sum(p => p.Held.Value);
        var isHalted = account.Differences.ContainsKey(id.Base) && !account.Venue.IsReconciled;
        return isHalted && world.Venue.HoldingOf(product) < held - SimProducts.All[product].BaseIncrement.Value;
    }

    private void CheckCycles(AccountDocument account)
    {
        var last = SimSpec.Start.AddMs((world.Spec.Slots - 1) * SimPolicy.First.Cycle.Interval.Ms);
        checker.Require(account.LastSlot == last, Invariant.I21, () => $"the last slot was {last}; committed is {account.LastSlot}");
        var from = SimSpec.Start.AddMs((world.Spec.FaultySlots + 2) * SimPolicy.First.Cycle.Interval.Ms);
        for (var slot = from; slot <= last; slot = slot.AddMs(SimPolicy.First.Cycle.Interval.Ms))
        {
            var at = slot;
            checker.Require(
                world.Database.Records.Exists(r => r.Slot == at && (r.Json.Contains("\"outcome\":\"executed\"", StringComparison.Ordinal) || r.Json.Contains("\"outcome\":\"no_trade", StringComparison.Ordinal))),
                Invariant.I21,
                () => $"slot {at} did not come to its end though nothing went wrong");
        }
    }

    private void CheckAudit()
    {
        foreach (var sent in world.Wire)
        {
            var id = sent.Intent.Id.ToString();
            var record = world.Database.Records.Find(r => r.Slot == sent.Intent.Slot && r.Json.Contains(id, StringComparison.Ordinal));
            checker.Require(record is not null, Invariant.I10, () => $"{id} of slot {sent.Intent.Slot} is in no record of it");
            checker.Require(
                record is null || sent.Intent.Leg == OrderLeg.Exit
                    || (record.Json.Contains("\"policy_hash\":", StringComparison.Ordinal) && record.Json.Contains("\"code_version\":", StringComparison.Ordinal)),
                Invariant.I10,
                () => $"the record of {id} names no policy and no code");
        }
    }
}
