using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Portfolio;
using Trading.Core.Signals.SmaCrossing;

namespace Trading.Core.Signals;

/// <summary>The enabled signals in the order of policy, behind the quality gate. Holds no state; scanning allocates nothing.</summary>
public sealed class SignalSet
{
    private readonly ISignal[] _signals;
    private readonly QualityGate _gate;
    private readonly RegimePolicy _regimes;

    private SignalSet(ISignal[] signals, QualityGate gate, RegimePolicy regimes)
    {
        _signals = signals;
        _gate = gate;
        _regimes = regimes;
        Needs = signals.Aggregate(GateNeeds(gate), (needs, signal) => needs | signal.Needs);
        var sma = signals.OfType<SmaCrossSignal>().FirstOrDefault();
        SmaFastBars = sma?.Options.Fast ?? 0;
        SmaSlowBars = sma?.Options.Slow ?? 0;
    }

    /// <summary>How many triggers one scan can give at most.</summary>
    public int Count => _signals.Length;

    /// <summary>The enabled signals, in the order of policy.</summary>
    public IReadOnlyList<ISignal> Signals => _signals;

    /// <summary>The features that the signals and the gate read.</summary>
    public FeatureNeeds Needs { get; }

    /// <summary>Candles of the fast simple average; 0 where no signal asks for one.</summary>
    public int SmaFastBars { get; }

    /// <summary>Candles of the slow simple average; 0 where no signal asks for one.</summary>
    public int SmaSlowBars { get; }

    /// <summary>Builds the enabled signals.</summary>
    /// <exception cref="InputException">A name that is unknown or twice in the list; an option that is missing, unknown or out of range.</exception>
    public static SignalSet From(SignalsPolicy policy, RegimePolicy regimes)
    {
        var twice = policy.Enabled.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        if (twice is not null)
        {
            throw new InputException($"signals.enabled: '{twice.Key}' found twice; expected each name once");
        }

        var none = new SignalSettings(new Dictionary<string, double>());
        var signals = policy.Enabled.Select(name => SignalRegistry.Create(name, policy.Options.GetValueOrDefault(name, none)));
        return new SignalSet([.. signals], policy.QualityGate, regimes);
    }

    /// <summary>Whether the product is worth scanning in this regime.</summary>
    public QualityVerdict Judge(in FeatureValues f, Regime regime)
    {
        if (double.IsNaN(f.Price))
        {
            return QualityVerdict.NoData;
        }

        if (_gate.MeanDistancePctMax > 0)
        {
            var distancePct = Math.Abs(f.Price - f.Mean20h) / f.Mean20h * 100;
            if (double.IsNaN(distancePct) || double.IsNaN(f.VolumeRatio))
            {
                return QualityVerdict.NoData;
            }

            if (distancePct > _gate.MeanDistancePctMax && f.VolumeRatio < _gate.ThinVolumeRatio)
            {
                return QualityVerdict.BadPrint;
            }
        }

        if (!_gate.IsAtrGateOn)
        {
            return QualityVerdict.Pass;
        }

        var atrRatio = f.AtrPct / f.AtrPctMedian7d;
        return double.IsNaN(atrRatio) ? QualityVerdict.NoData
            : atrRatio < _regimes.For(regime).AtrRatioMin ? QualityVerdict.Asleep
            : QualityVerdict.Pass;
    }

    /// <summary>
    /// Lets every signal look at one product, after the gate. Returns how many fired; their triggers stand in <paramref name="into"/>,
    /// which holds at least <see cref="Count"/>, in the order of policy.
    /// </summary>
    public int Scan(in FeatureValues f, in SignalContext ctx, Span<TriggerSignal> into, out QualityVerdict quality)
    {
        quality = Judge(f, ctx.Regime);
        if (quality != QualityVerdict.Pass)
        {
            return 0;
        }

        var count = 0;
        foreach (var signal in _signals)
        {
            if (signal.Scan(f, ctx, out var trigger))
            {
                into[count++] = trigger;
            }
        }

        return count;
    }

    /// <summary>
    /// Whether the signal that opened a position asks to close it. The gate does not apply: a doubtful price stops no exit. A signal
    /// that is no longer enabled asks for nothing; stop, target and holding time go on.
    /// </summary>
    public bool WantsExit(in FeatureValues f, in SignalContext ctx, Position position)
    {
        foreach (var signal in _signals)
        {
            if (signal.Name == position.Entry.Signal)
            {
                return signal.WantsExit(f, ctx, position);
            }
        }

        return false;
    }

    private static FeatureNeeds GateNeeds(QualityGate gate) =>
        (gate.MeanDistancePctMax > 0 ? FeatureNeeds.Mean | FeatureNeeds.Volume : FeatureNeeds.None)
        | (gate.IsAtrGateOn ? FeatureNeeds.Atr : FeatureNeeds.None);
}
