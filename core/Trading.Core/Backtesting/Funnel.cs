using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Risk;
using Trading.Core.Rules;
using Trading.Core.Signals;
using Trading.Core.Universe;

namespace Trading.Core.Backtesting;

/// <summary>Counts a run's way from scanned to filled without allocating in a cycle that triggers nothing.</summary>
internal sealed class Funnel
{
    private readonly long[] _universe = new long[Enum.GetValues<UniverseReason>().Length];
    private readonly long[] _quality = new long[Enum.GetValues<QualityVerdict>().Length];
    private readonly long[] _rules = new long[Enum.GetValues<RuleReason>().Length];
    private readonly long[] _risk = new long[Enum.GetValues<RiskReason>().Length];
    private readonly long[] _plans = new long[Enum.GetValues<PlanRefusal>().Length];
    private readonly long[] _legs = new long[Enum.GetValues<LegOutcome>().Length];
    private readonly SortedDictionary<string, long> _signals = new(StringComparer.Ordinal);
    private long _cycles;
    private long _scanned;
    private long _triggered;
    private long _proposed;
    private long _approved;
    private long _sent;
    private long _filled;

    /// <summary>Counts one entry decision.</summary>
    public void Count(Decision decision)
    {
        _cycles++;
        _scanned += decision.Scanned;
        var universe = decision.Universe;
        var quality = decision.Quality;
        for (var i = 0; i < universe.Length; i++)
        {
            _universe[(int)universe[i].Reason]++;
            if (universe[i].Reason == UniverseReason.Eligible)
            {
                _quality[(int)quality[i]]++;
            }
        }

        if (decision.Triggers.Count > 0)
        {
            CountTriggers(decision);
        }
    }

    public void CountPlan(PlanRefusal refusal)
    {
        _plans[(int)refusal]++;
        _sent += refusal == PlanRefusal.None ? 1 : 0;
    }

    public void CountLeg(LegOutcome outcome, bool hasFilled)
    {
        _legs[(int)outcome]++;
        _filled += hasFilled ? 1 : 0;
    }

    public FunnelCounts ToCounts() => new()
    {
        Cycles = _cycles,
        Scanned = _scanned,
        Triggered = _triggered,
        Proposed = _proposed,
        Approved = _approved,
        Sent = _sent,
        Filled = _filled,
        Universe = Named<UniverseReason>(_universe),
        Quality = Named<QualityVerdict>(_quality),
        Signals = new(_signals, StringComparer.Ordinal),
        Rules = Named<RuleReason>(_rules),
        Risk = Named<RiskReason>(_risk),
        Plans = Named<PlanRefusal>(_plans),
        Legs = Named<LegOutcome>(_legs),
    };

    private void CountTriggers(Decision decision)
    {
        var product = -1;
        foreach (var trigger in decision.Triggers)
        {
            _rules[(int)trigger.Outcome]++;
            _signals[trigger.Trigger.Signal] = _signals.GetValueOrDefault(trigger.Trigger.Signal) + 1;
            _triggered += trigger.ProductIndex != product ? 1 : 0;
            product = trigger.ProductIndex;
        }

        _proposed += decision.Proposals.Count;
        foreach (var verdict in decision.Verdicts)
        {
            _approved += verdict.IsApproved ? 1 : 0;
            foreach (var check in verdict.Checks)
            {
                _risk[(int)check.Reason] += check.IsPassed ? 0 : 1;
            }
        }
    }

    private static SortedDictionary<string, long> Named<T>(long[] counts)
        where T : struct, Enum
    {
        var named = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var values = Enum.GetValues<T>();
        for (var i = 0; i < values.Length; i++)
        {
            if (counts[i] > 0)
            {
                named.Add(values[i].ToCode(), counts[i]);
            }
        }

        return named;
    }
}
