using System.Runtime.CompilerServices;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Rules;
using Trading.Core.Signals;

namespace Trading.Core.Cycle;

/// <summary>The exit phase: every open position against its stop, target, hold and signal.</summary>
internal static class ExitDecision
{
    public static void Decide(CycleInput input, in CycleState state, CompiledPolicy policy, Decision into)
    {
        foreach (var position in state.Positions.AsSpan())
        {
            if (ReasonToClose(position, input, state, policy, into) is { } reason)
            {
                Close(position, reason, state, policy, into);
            }
        }
    }

    // Apart, so that what it needs on the stack is not cleared in every cycle.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Close(Position position, ExitReason reason, in CycleState state, CompiledPolicy policy, Decision into)
    {
        // An exit that is still out (or unknown) is not sent again, however long the venue is silent.
        if (state.Account.HasLiveOrder(position.Product, OrderLeg.Exit))
        {
            return;
        }

        var leave = policy.Risk.ApproveExit(position, reason, state.Risk, out var refusal);
        into.Exits.Add(new ExitVerdict(position, reason, leave, refusal));
        if (leave is not null)
        {
            into.Approved.Add(leave);
        }
    }

    private static ExitReason? ReasonToClose(
        Position position, CycleInput input, in CycleState state, CompiledPolicy policy, Decision into)
    {
        // One product without a price must not keep the others from closing.
        var index = input.Market.IndexOf(position.Product);
        if (index < 0 || !(input.Market.Products[index].Bid > 0))
        {
            return null;
        }

        var context = new SignalContext(into.Regime.Regime, state.Regime);

        // A signal asks once, as at a crossing: what it asked for stays asked until the position is closed.
        var isAsked = position.Exit == ExitReason.Signal
            || policy.Signals.WantsExit(input.Features.Values[index], context, position);
        var isPriceJudged = position.StopPrice is not null || position.TargetPrice is not null;
        var bid = isPriceJudged ? Nav.MarkOf(position.Product, input.Market) : default;
        var reason = ExitRules.Judge(position, bid, into.Now, isAsked);
        return position.IsCloseAsked && reason != ExitReason.Stop ? ExitReason.Manual : reason;
    }
}
