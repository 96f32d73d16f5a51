using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Simulation.Faults;
using Trading.Simulation.Market;

namespace Trading.Simulation.Checks;

/// <summary>What must hold of cycles: I14, I18, I19, I20, and that nothing unexpected was thrown.</summary>
internal sealed class CycleChecks(World world, Checker checker)
{
    private const int CallsMax = 400;
    private const long SlackMs = 25_000;

    private static readonly string[] Expected =
        ["failed:CycleAbandonedException", "failed:StoreException", "failed:VenueException", "failed:interrupted"];

    private readonly bool _isSparingExits = world.Spec.Plan.Faults.All(IsSparingExits);
    private readonly HashSet<Timestamp> _recorded = [];
    private long _records;
    private long _trades;
    private long _epoch;

    public void CheckCommit(SimProcess process, AccountDocument? before, AccountDocument after, AccountCommit commit)
    {
        checker.Require(
            commit.Epoch == process.Grant?.Epoch && commit.Epoch == world.Database.LeaseEpoch && commit.Epoch >= _epoch,
            Invariant.I14,
            () => $"committed under epoch {commit.Epoch}; granted are {process.Grant?.Epoch} and at last {world.Database.LeaseEpoch}");
        _epoch = Math.Max(_epoch, commit.Epoch);
        checker.Require(before is null || after.LastSlot >= before.LastSlot, Invariant.I14, () => $"slot {after.LastSlot} after {before!.LastSlot}");
        foreach (var record in commit.Records)
        {
            checker.Require(record.Number == ++_records, Invariant.I14, () => $"record {record.Number}; expected {_records}");
            checker.Require(_recorded.Add(record.Slot), Invariant.I14, () => $"slot {record.Slot} is recorded twice");
            CheckSecret(record.Json);
        }

        foreach (var trade in commit.Trades)
        {
            checker.Require(trade.Number == ++_trades, Invariant.I14, () => $"trade {trade.Number}; expected {_trades}");
        }
    }

    public void CheckEnd(SimProcess process, bool isDead, string outcome)
    {
        CheckSecret(outcome);
        CheckSecret(world.IsTextJudged ? world.Database.Text ?? "" : "");
        var isExpected = !outcome.StartsWith("failed:", StringComparison.Ordinal)
            || Array.Exists(Expected, e => outcome.StartsWith(e, StringComparison.Ordinal));
        checker.Require(isDead || isExpected, Invariant.Unexpected, () => outcome);
        var took = TookMs(process);
        checker.Require(
            took <= (process.Policy.Cycle.DeadlineSeconds * 1000L) + SlackMs, Invariant.I19, () => $"a cycle took {took} ms ({outcome})");
        checker.Require(process.Calls <= CallsMax, Invariant.I19, () => $"a cycle made {process.Calls} calls ({outcome})");
        var isComplete = outcome.StartsWith("executed", StringComparison.Ordinal) || outcome.StartsWith("no_trade", StringComparison.Ordinal);
        if (!isDead && isComplete && (world.Slot >= world.Spec.FaultySlots || _isSparingExits))
        {
            CheckStops(process);
        }
    }

    // A clock that is behind waits for the decision to be due; the deadline counts from then on.
    private long TookMs(SimProcess process)
    {
        var from = Math.Max(process.CycleStartedAt.UnixMs, world.DueAt.UnixMs - process.Clock.SkewMs);
        return world.Time.Now.UnixMs - from - process.HeldUpMs;
    }

    // A stop that is due at the price that was seen has an exit on its way, whatever else the cycle came to: a new one, or an earlier one
    // that may still trade and must not be doubled.
    private void CheckStops(SimProcess process)
    {
        if (world.Database.Document is not { } account || world.Database.KillSwitch == KillSwitch.HaltAll)
        {
            return;
        }

        foreach (var position in account.State.Positions)
        {
            var quote = process.Quotes[SimProducts.IndexOf(position.Product)];
            var isDue = position.OpenedAt < process.CycleStartedAt
                && position.StopPrice is { } stop
                && quote.IsObserved
                && quote.Bid <= (double)stop.Value * 0.998;
            var isOut = account.State.Account.HasLiveOrder(position.Product, OrderLeg.Exit);
            var isTried = isOut || world.Wire.Exists(w => w.Intent.Leg == OrderLeg.Exit && w.Intent.Product == position.Product && w.At >= process.CycleStartedAt);
            checker.Require(
                !isDue || isTried, world.Database.KillSwitch == KillSwitch.Off ? Invariant.I21 : Invariant.I18, () => $"{position.Product}: the stop at {position.StopPrice} is due at {quote.Bid} and nothing was sent");
        }
    }

    // None of these is a reason not to stop out.
    private static bool IsSparingExits(Fault fault) => fault.Kind
        is FaultKind.KillSwitch or FaultKind.CandlesStale or FaultKind.CandlesGapped or FaultKind.CandleOutlier or FaultKind.FutureCandles
        || (fault.Kind == FaultKind.CallFails && fault.Op is PortOp.Candles or PortOp.Products or PortOp.Time);

    private void CheckSecret(string text) => checker.Require(
        !text.Contains(World.Canary, StringComparison.Ordinal), Invariant.I20, () => $"the canary is in a text of {text.Length} characters");
}
