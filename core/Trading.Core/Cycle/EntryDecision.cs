using System.Runtime.CompilerServices;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Core.Universe;

namespace Trading.Core.Cycle;

/// <summary>The entry phase: universe, signals, rules and risk, in that order.</summary>
internal static class EntryDecision
{
    public static void Decide(CycleInput input, in CycleState state, CompiledPolicy policy, Decision into)
    {
        ref readonly var universe = ref state.UniverseInPlace;
        if (policy.Universe.IsDue(universe, into.Now))
        {
            into.NextUniverse = policy.Universe.Refreshed(input.Market, input.Features.Values, universe, into.Now);
        }
        else if (!universe.IsSame(into.NextUniverseInPlace))
        {
            into.NextUniverse = universe;
        }

        into.Scanned = policy.Universe.Judge(
            input.Market, input.Features.Values, into.Regime.Regime, into.NextUniverseInPlace, into.Now, into.UniverseBuffer, out var isEmpty);
        into.IsUniverseEmpty = isEmpty;
        Scan(input, state, policy, into);
        into.NextFallback = into.Scanned == 0 ? state.Fallback : state.Fallback.Next(into.Triggers.Count > 0, policy.Policy.Signals);
        if (into.Proposals.Count > 0)
        {
            Assess(input, state, policy, into);
        }
    }

    private static void Scan(CycleInput input, in CycleState state, CompiledPolicy policy, Decision into)
    {
        var values = input.Features.Values;
        var verdicts = into.Universe;
        var quality = into.QualityBuffer;
        var triggers = into.TriggerBuffer;
        var context = new SignalContext(into.Regime.Regime, state.Regime, state.Fallback.Relax(policy.Policy.Signals));
        for (var i = 0; i < values.Length; i++)
        {
            if (verdicts[i].Reason != UniverseReason.Eligible)
            {
                continue;
            }

            var count = policy.Signals.Scan(values[i], context, triggers, out quality[i]);
            if (count > 0)
            {
                Propose(i, count, input, state, policy, into);
            }
        }
    }

    // Apart, so that what it needs on the stack is not cleared in every cycle.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Propose(
        int index, int count, CycleInput input, in CycleState state, CompiledPolicy policy, Decision into)
    {
        var triggers = into.TriggerBuffer.AsSpan(0, count);
        var outcomes = into.OutcomeBuffer;
        var proposal = policy.Rules.Propose(
            index,
            input.Market.Products[index],
            input.Features.Values[index],
            triggers,
            into.Universe[index].Tier,
            into.Regime.Regime,
            state.Nav,
            outcomes);
        for (var i = 0; i < triggers.Length; i++)
        {
            into.Triggers.Add(new TriggerRecord(index, triggers[i], outcomes[i]));
        }

        if (proposal is not null)
        {
            into.Proposals.Add(proposal);
        }
    }

    private static void Assess(CycleInput input, in CycleState state, CompiledPolicy policy, Decision into)
    {
        var context = new RiskContext
        {
            Market = input.Market,
            Features = input.Features.Values,
            Account = new AccountView(state.Ledger, state.Positions.AsSpan(), state.Orders.AsSpan(), state.Nav),
            State = state.Risk,
            Pacing = state.Pacing,
            Regime = into.Regime.Regime,
            IsUniverseEmpty = into.IsUniverseEmpty,
            Now = into.Now,
        };
        policy.Risk.Assess(into.Proposals, context, into.Verdicts);
        foreach (var verdict in into.Verdicts)
        {
            if (verdict.Approved is { } leave)
            {
                into.Approved.Add(leave);
            }
        }
    }
}
