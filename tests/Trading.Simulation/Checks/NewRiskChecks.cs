using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Simulation.Market;
using Trading.Simulation.Venue;

namespace Trading.Simulation.Checks;

/// <summary>What must hold of every order that opens risk: I6, I7, I8, I9.</summary>
internal sealed class NewRiskChecks(World world, Checker checker)
{
    // Between a decision and its send lie a commit and a look at the switch; policy's limits are those of the decision.
    private const long DecisionToSendMs = 8_000;

    public void Check(SimProcess process, WireEntry entry)
    {
        if (world.Database.Document is not { } account)
        {
            return;
        }

        var isAgain = world.Wire.Exists(w => w.Intent.Id == entry.Intent.Id) || entry.Intent.CreatedAt < process.CycleStartedAt.AddMs(process.Clock.SkewMs);
        CheckFreshness(process, entry.Intent, isAgain);
        CheckAgreement(process, account);
        CheckCaps(process, entry.Intent, account);
        if (entry.Intent.Attempt == 0 && !isAgain)
        {
            CheckPacing(process, entry.Intent);
        }
    }

    private void CheckFreshness(SimProcess process, OrderIntent intent, bool isAgain)
    {
        var risk = process.Policy.Risk;
        checker.Require(
            Math.Abs(process.Clock.SkewMs) <= risk.ClockSkewMsMax + 100,
            Invariant.I7,
            () => $"new risk while the clock is off by {process.Clock.SkewMs} ms");
        checker.Require(
            process.CallBeganAt - process.ReadAt <= TimeSpan.FromSeconds(risk.BalanceAgeSecondsMax),
            Invariant.I7,
            () => $"new risk on balances of {process.ReadAt}");
        var index = SimProducts.IndexOf(intent.Product);
        if (isAgain)
        {
            return;
        }

        checker.Require(
            process.CallBeganAt - process.CandleAt[index] <= TimeSpan.FromSeconds(risk.CandleAgeSecondsMax + process.Policy.Cycle.DeadlineSeconds),
            Invariant.I7,
            () => $"new risk in {intent.Product} on a candle of {process.CandleAt[index]}");
        checker.Require(
            process.CallBeganAt.UnixMs - process.TickAt[index].UnixMs <= (process.Policy.Execution.QuoteAgeSecondsMax * 1000) + DecisionToSendMs,
            Invariant.I7,
            () => $"new risk in {intent.Product} on a quote of {process.TickAt[index]}");
    }

    // What the venue told and the account does not account for: then nothing new may be risked.
    private void CheckAgreement(SimProcess process, AccountDocument account)
    {
        if (process.View is not { } view)
        {
            checker.Report(Invariant.I6, "new risk before the venue was ever read");
            return;
        }

        var listed = view.Fills.Select(f => f.VenueTradeId).ToHashSet(StringComparer.Ordinal);
        var cash = account.State.Ledger.Cash.Amount;
        var held = new decimal[SimProducts.All.Count];
        foreach (var position in account.State.Positions)
        {
            held[SimProducts.IndexOf(position.Product)] += position.Held.Value;
        }

        foreach (var (_, fill) in world.Database.Fills)
        {
            if (fill.At >= view.From && !listed.Contains(fill.VenueTradeId))
            {
                var sign = fill.Side == Side.Buy ? 1 : -1;
                cash += (sign * fill.Notional.Amount) + fill.Fee.Amount;
                held[SimProducts.IndexOf(fill.Product)] -= sign * fill.Quantity.Value;
            }
        }

        checker.Require(
            Math.Abs(view.BalanceOf("USD") - cash) <= 0.02m,
            Invariant.I6,
            () => $"new risk while the venue has {view.BalanceOf("USD")} USD and the account {cash}");
        for (var i = 0; i < held.Length; i++)
        {
            var product = SimProducts.All[i];
            var expected = held[i] + account.Foreign.GetValueOrDefault(product.Id.Base);
            checker.Require(
                Math.Abs(view.BalanceOf(product.Id.Base) - expected) <= product.BaseIncrement.Value * 2,
                Invariant.I6,
                () => $"new risk while the venue has {view.BalanceOf(product.Id.Base)} {product.Id.Base} and the account {expected}");
        }
    }

    private void CheckCaps(SimProcess process, OrderIntent intent, AccountDocument account)
    {
        var risk = process.Policy.Risk;
        var nav = account.State.Nav.Amount;
        decimal total = 0;
        decimal inProduct = 0;
        var products = new HashSet<ProductId>();
        foreach (var order in account.State.Orders)
        {
            if (!order.IsTerminal && order.Intent.Leg == OrderLeg.Entry)
            {
                Count(order.Intent.Product, order.Reserved.Amount);
            }
        }

        foreach (var position in account.State.Positions)
        {
            var mid = (decimal)world.Market.Mid(SimProducts.IndexOf(position.Product), world.Time.Now);
            Count(position.Product, position.Held.Value * mid);
        }

        // A little room for the way prices went since the decision.
        checker.Require(total <= nav * risk.TotalExposurePctNav / 100 * 1.02m, Invariant.I8, () => $"{total} of a NAV of {nav} at risk in all");
        checker.Require(
            inProduct <= nav * risk.PositionCapPctNav / 100 * 1.02m, Invariant.I8, () => $"{inProduct} of a NAV of {nav} at risk in {intent.Product}");
        checker.Require(products.Count <= risk.MaxOpenPositions, Invariant.I8, () => $"{products.Count} products at risk at once");

        void Count(ProductId product, decimal amount)
        {
            total += amount;
            inProduct += product == intent.Product ? amount : 0;
            products.Add(product);
        }
    }

    private void CheckPacing(SimProcess process, OrderIntent intent)
    {
        var pacing = process.Policy.Pacing;
        var at = intent.CreatedAt;
        var earlier = world.Wire
            .Where(w => w.Intent is { Leg: OrderLeg.Entry, Attempt: 0 } && w.Intent.Id != intent.Id)
            .Select(w => w.Intent.CreatedAt)
            .Distinct()
            .ToList();
        checker.Require(
            earlier.TrueForAll(e => Math.Abs((at - e).TotalSeconds) >= pacing.MinSecondsBetweenTrades),
            Invariant.I9,
            () => $"an entry at {at}, another at {earlier.Max()}");
        checker.Require(
            earlier.Count(e => e > at - TimeSpan.FromHours(1)) < pacing.TradesPerHourMax, Invariant.I9, () => $"too many entries in the hour before {at}");
        checker.Require(
            earlier.Count(e => e > at - TimeSpan.FromHours(24)) < pacing.TradesPerDayMax, Invariant.I9, () => $"too many entries in the day before {at}");
        foreach (var (_, trade) in world.Database.Trades)
        {
            var minutes = trade.Exit == ExitReason.Stop ? pacing.CooldownMinutesAfterStop
                : trade.Net.IsPositive ? pacing.CooldownMinutesAfterWin
                : pacing.CooldownMinutesAfterLoss;
            checker.Require(
                trade.Product != intent.Product || at >= trade.ExitAt + TimeSpan.FromMinutes(minutes),
                Invariant.I9,
                () => $"an entry in {intent.Product} at {at}, after {trade.Exit} at {trade.ExitAt}");
        }
    }
}
