using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Simulation.Market;
using Trading.Simulation.Venue;

namespace Trading.Simulation.Checks;

/// <summary>What must hold of every order that goes on the wire: I1, I2, I12, I13, I14, I18, I19.</summary>
internal sealed class SendChecks(World world, Checker checker)
{
    private const int SendsMaxPerCycle = 14;

    public void Check(SimProcess process, WireEntry entry)
    {
        CheckIntent(entry);
        CheckPredecessors(entry.Intent);
        CheckIncrements(process, entry);
        CheckSwitch(process, entry.Intent);
        CheckRepeats(process, entry);
    }

    /// <summary>I1, right after an order may have come to live.</summary>
    public void CheckLive(OrderIntent intent)
    {
        var product = SimProducts.IndexOf(intent.Product);
        var live = world.Venue.Live.Count(o => o.ClientId is not null && o.Product == product && o.IsBuy == (intent.Side == Side.Buy));
        checker.Require(live <= 1, Invariant.I1, () => $"{live} live orders to {intent.Side} {intent.Product}");
    }

    private void CheckIntent(WireEntry entry)
    {
        var stored = Stored(entry.Intent.Id);
        checker.Require(stored is not null, Invariant.I2, () => $"{entry.Intent.Id} is on the wire and not in the store");
        checker.Require(
            stored is null || WireEntry.BytesOf(stored.Intent) == entry.Bytes,
            Invariant.I2,
            () => $"{entry.Bytes} is on the wire; stored is {WireEntry.BytesOf(stored!.Intent)}");
        checker.Require(
            stored is null || !stored.IsTerminal,
            Invariant.I2,
            () => $"{entry.Intent.Id} is on the wire; stored is that it has ended as {stored!.State}");
    }

    private void CheckPredecessors(OrderIntent intent)
    {
        foreach (var earlier in world.Wire)
        {
            var other = earlier.Intent;
            if (other.Id != intent.Id && other.Slot == intent.Slot && other.Product == intent.Product && other.Leg == intent.Leg)
            {
                var isLive = world.Venue.Find(other.Id) is { IsLive: true } || world.Venue.IsUnderway(other.Id);
                checker.Require(!isLive, Invariant.I12, () => $"{intent.Id} #{intent.Attempt} replaces {other.Id} #{other.Attempt}, which may still trade");
            }
        }
    }

    private void CheckIncrements(SimProcess process, WireEntry entry)
    {
        var intent = entry.Intent;
        var index = SimProducts.IndexOf(intent.Product);
        var product = SimProducts.All[index];
        var isLegal = product.BaseIncrement.Divides(intent.BaseSize.Value)
            && product.QuoteIncrement.Divides(intent.QuoteSize.Amount)
            && product.PriceIncrement.Divides(intent.LimitPrice?.Value ?? 0)
            && intent.BaseSize.IsPositive != intent.QuoteSize.IsPositive;
        checker.Require(isLegal, Invariant.I13, () => $"{entry.Bytes} is on no step of {intent.Product}");
        checker.Require(
            !intent.BaseSize.IsPositive || intent.Leg == OrderLeg.Exit || intent.LimitPrice is not { } paid
                || paid.Value * intent.BaseSize.Value * (1 + SimVenue.MakerFee) <= intent.ReservedNotional.Amount,
            Invariant.I13,
            () => $"{entry.Bytes} costs more than the {intent.ReservedNotional} set aside for it");

        // Only a price that this process has decided on is held against what it had seen.
        var quote = process.Quotes[index];
        if (intent.LimitPrice is { } limit && quote.IsObserved && !IsFromBefore(process, intent))
        {
            var crosses = intent.Side == Side.Buy ? (double)limit.Value >= quote.Ask : (double)limit.Value <= quote.Bid;
            checker.Require(!crosses, Invariant.I13, () => $"{entry.Bytes} crosses {quote.Bid} / {quote.Ask}");
        }
    }

    private void CheckSwitch(SimProcess process, OrderIntent intent)
    {
        var level = world.Database.KillSwitch;
        var isHeldBack = level == KillSwitch.HaltAll || (level == KillSwitch.NoNewRisk && intent.Leg == OrderLeg.Entry);
        checker.Require(
            !isHeldBack || (process.SeenSwitch != level && process.SendsSinceHead == 0),
            Invariant.I18,
            () => $"{intent.Leg} {intent.Id} is sent while the kill switch stands at {level}; last seen {process.SeenSwitch}, {process.SendsSinceHead} sends ago");
        checker.Require(
            process.Grant is { } grant && process.Head is { } head && head.LeaseEpoch == grant.Epoch,
            Invariant.I14,
            () => $"{intent.Id} is sent under epoch {process.Grant?.Epoch}; last seen {process.Head?.LeaseEpoch}");
    }

    private void CheckRepeats(SimProcess process, WireEntry entry)
    {
        var earlier = world.Wire.Where(w => w.Intent.Id == entry.Intent.Id).ToList();
        checker.Require(
            earlier.TrueForAll(w => w.Process != process.Number) && earlier.Count <= 1,
            Invariant.I19,
            () => $"{entry.Intent.Id} is sent for the {earlier.Count + 1}. time, by processes {string.Join(", ", earlier.Select(w => w.Process))} and {process.Number}");
        checker.Require(
            entry.Intent.Attempt <= process.Policy.Execution.RequotesMax + process.Policy.Execution.PostOnlyRetriesMax + 1,
            Invariant.I19,
            () => $"{entry.Intent.Id} is attempt {entry.Intent.Attempt}");
        checker.Require(process.Sends < SendsMaxPerCycle, Invariant.I19, () => $"{process.Sends + 1} sends in a cycle");
    }

    private Order? Stored(ClientOrderId id)
    {
        foreach (var order in world.Database.Document?.State.Orders ?? [])
        {
            if (order.Id == id)
            {
                return order;
            }
        }

        return null;
    }

    private static bool IsFromBefore(SimProcess process, OrderIntent intent) =>
        intent.CreatedAt < process.CycleStartedAt.AddMs(process.Clock.SkewMs);
}
