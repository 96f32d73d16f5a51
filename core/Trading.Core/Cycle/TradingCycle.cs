using Trading.Core.Market;
using Trading.Core.Portfolio;

namespace Trading.Core.Cycle;

/// <summary>
/// Start reading here. A cycle is two pure functions: <see cref="Decide"/> says what to do about a market and an account, and
/// <see cref="Apply(in CycleState, in CycleEvent, CompiledPolicy, List{Position})"/> says what the account is after something happened.
/// Backtest, paper and live call these and nothing else; whoever calls them sends the orders and reports back what became of them.
/// </summary>
public static class TradingCycle
{
    /// <summary>Decides one phase of a cycle. Reads only its arguments; everything it found stands in the decision.</summary>
    /// <param name="phase">Exits first, then entries.</param>
    /// <param name="input">Market and features as known at the slot.</param>
    /// <param name="state">The account, marked at the slot.</param>
    /// <param name="policy">The rules.</param>
    /// <param name="now">The moment of the decision, at or after the slot.</param>
    /// <param name="into">A buffer to fill; it is returned.</param>
    public static Decision Decide(
        CyclePhase phase, CycleInput input, in CycleState state, CompiledPolicy policy, Timestamp now, Decision into)
    {
        into.Reset(phase, input.Slot, now);
        into.Regime = input.Features.Regime;
        if (phase == CyclePhase.Exits)
        {
            ExitDecision.Decide(input, state, policy, into);
        }
        else
        {
            EntryDecision.Decide(input, state, policy, into);
        }

        return into;
    }

    /// <summary>The account after an event.</summary>
    /// <param name="state">The account before.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="policy">The rules, for cooldowns and breakers.</param>
    /// <param name="closed">Receives the position that this event closed, if it did.</param>
    /// <exception cref="InvalidOperationException">The event contradicts the account, such as a fill of an unknown order.</exception>
    public static CycleState Apply(in CycleState state, in CycleEvent happened, CompiledPolicy policy, List<Position> closed) =>
        Transition.Apply(state, happened, policy, closed);

    /// <summary>The account after an entry decision: what it learnt of universe, fallback and regime.</summary>
    public static CycleState Apply(in CycleState state, Decision decision) => HasNews(state, decision)
        ? state with { Universe = decision.NextUniverse, Fallback = decision.NextFallback, Regime = decision.Regime.Regime }
        : state;

    /// <summary>Whether a decision leaves the account with anything new to remember.</summary>
    public static bool HasNews(in CycleState state, Decision decision) => decision.Phase == CyclePhase.Entries
        && (state.Fallback != decision.NextFallback
            || state.Regime != decision.Regime.Regime
            || !state.UniverseInPlace.IsSame(decision.NextUniverseInPlace));

    /// <summary>
    /// Whether a mark at a slot can change anything: a flat account with nothing under way is worth its cash, and what that means for
    /// highs and drawdown was settled when it came to be so.
    /// </summary>
    public static bool NeedsMark(in CycleState state, Timestamp slot) =>
        !state.Positions.IsEmpty
        || !state.Orders.IsEmpty
        || state.Nav != state.Ledger.Cash
        || state.Risk.IsEarlierDayThan(slot);

    /// <summary>Values the account at the snapshot's prices.</summary>
    public static CycleState Mark(in CycleState state, MarketSnapshot market, Timestamp slot, CompiledPolicy policy) =>
        Transition.Marked(state, Nav.Of(state.Ledger, state.Positions.AsSpan(), market), slot, policy);

    /// <summary>What <see cref="Mark"/> returns, put where the account was: for a caller who marks at every cycle and keeps no copy.</summary>
    public static void MarkInPlace(ref CycleState state, MarketSnapshot market, Timestamp slot, CompiledPolicy policy) =>
        Transition.Mark(ref state, Nav.Of(state.Ledger, state.Positions.AsSpan(), market), slot, policy);
}
