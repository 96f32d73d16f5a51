using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Portfolio;
using Trading.Core.Risk.Pacing;
using Trading.Core.Rules;

namespace Trading.Core.Risk;

/// <summary>
/// The last word before execution. The same inputs give the same verdicts, in whatever order the proposals come; every failed check
/// of a proposal is recorded, not only the first.
/// </summary>
public sealed class RiskEngine(RiskPolicy risk, PacingPolicy pacing, RegimePolicy regimes, ExecutionPolicy execution)
{
    /// <summary>Judges a cycle's proposals, best conviction first, and appends one verdict for each in that order.</summary>
    public void Assess(IReadOnlyList<Proposal> proposals, in RiskContext context, List<RiskVerdict> verdicts)
    {
        if (proposals.Count == 0)
        {
            return;
        }

        var profile = regimes.For(context.Regime);
        var book = new ExposureBook(risk, profile.PositionCapMultiplier, context);
        var approved = 0;
        foreach (var proposal in proposals.Order())
        {
            var checks = new List<RiskCheck>(32);
            SafetyChecks.Append(risk, proposal, context, checks);
            TradePacing.Check(context.Pacing, pacing, proposal.Product, context.Now, approved, checks);
            AppendCounts(proposal, book, Math.Min(risk.MaxOpenPositions, profile.MaxOpenPositions), approved, checks);
            var size = Money.Min(proposal.SizeCeiling, book.Room(proposal.Product, checks));
            AppendPyramiding(proposal, context, checks);
            AppendSize(proposal, size, context.Market, checks);

            RiskApproved? leave = null;
            if (checks.TrueForAll(c => c.IsPassed))
            {
                leave = RiskApproved.ForEntry(proposal, size);
                book.Approve(proposal.Product, size);
                approved++;
            }

            verdicts.Add(new RiskVerdict(proposal, leave, checks));
        }
    }

    /// <summary>Leave to close a position. Only a halt refuses it: an exit reduces risk.</summary>
    /// <returns>Null when everything is halted; <paramref name="refusal"/> says by which switch.</returns>
    public RiskApproved? ApproveExit(Position position, ExitReason reason, in RiskState state, out RiskReason? refusal)
    {
        refusal = state.KillSwitch == KillSwitch.HaltAll ? RiskReason.KillSwitch
            : state.TradingState == TradingState.Halted ? RiskReason.TradingState
            : null;
        return refusal is null ? RiskApproved.ForExit(position, reason) : null;
    }

    private void AppendCounts(Proposal proposal, ExposureBook book, int maxOpen, int approved, List<RiskCheck> checks)
    {
        var isNew = !book.Holds(proposal.Product);
        checks.Add(new RiskCheck(RiskReason.MaxOpenPositions, !isNew || book.OpenPositions < maxOpen, book.OpenPositions, maxOpen));
        checks.Add(new RiskCheck(
            RiskReason.MaxNewPositionsPerCycle, approved < risk.MaxNewPositionsPerCycle, approved, risk.MaxNewPositionsPerCycle));
    }

    private void AppendPyramiding(Proposal proposal, in RiskContext context, List<RiskCheck> checks)
    {
        var position = context.Account.PositionIn(proposal.Product);
        if (position is null && !context.Account.HasLiveOrder(proposal.Product, OrderLeg.Entry))
        {
            return;
        }

        var policy = risk.Pyramiding;
        var isBusy = context.Account.HasLiveOrder(proposal.Product, OrderLeg.Entry)
            || context.Account.HasLiveOrder(proposal.Product, OrderLeg.Exit);
        if (!policy.IsOn || position is null || isBusy)
        {
            checks.Add(new RiskCheck(RiskReason.Pyramiding, IsPassed: false, 1, 0));
            return;
        }

        var since = (context.Now.UnixMs - position.LastEntryFillAt.UnixMs) / 1000m;
        checks.Add(new RiskCheck(RiskReason.Pyramiding, since >= policy.SpacingSeconds, since, policy.SpacingSeconds));

        // The entry that opened the position is not an add.
        var day = context.Now - TimeSpan.FromHours(24);
        var adds = 0;
        foreach (var entry in context.Pacing.Entries)
        {
            adds += entry.Product == proposal.Product && entry.At > day && entry.At > position.OpenedAt ? 1 : 0;
        }

        checks.Add(new RiskCheck(RiskReason.Pyramiding, adds < policy.AddsPerDayMax, adds, policy.AddsPerDayMax));
    }

    private void AppendSize(Proposal proposal, Money size, MarketSnapshot market, List<RiskCheck> checks)
    {
        ref readonly var row = ref market.Products[proposal.ProductIndex];
        var minimum = Money.Max(row.Product.MinNotional, new Money(execution.MinNotional));
        var isReachable = proposal.SizeCeiling >= minimum;
        checks.Add(new RiskCheck(
            RiskReason.BelowMinAfterCaps, !isReachable || size >= minimum, size.Amount, minimum.Amount));
        checks.Add(new RiskCheck(RiskReason.MinNotional, isReachable, proposal.SizeCeiling.Amount, minimum.Amount));

        var price = row.Mid > 0 ? row.Product.PriceIncrement.PriceOf(row.Mid) : default;
        var quantity = price.Value > 0 && size.IsPositive ? row.Product.BaseIncrement.Floor(size / price) : Quantity.Zero;
        checks.Add(new RiskCheck(
            RiskReason.SizeIncrement, quantity.IsPositive || !size.IsPositive, quantity.Value, row.Product.BaseIncrement.Value));
    }
}
