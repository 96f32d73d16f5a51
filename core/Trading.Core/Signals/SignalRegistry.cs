using Trading.Core.Policy;
using Trading.Core.Signals.EventDriven;
using Trading.Core.Signals.FadeSpike;
using Trading.Core.Signals.MeanReversion;
using Trading.Core.Signals.MomentumBreakout;
using Trading.Core.Signals.PriceMove;
using Trading.Core.Signals.RegimeChange;
using Trading.Core.Signals.Reversal;
using Trading.Core.Signals.SmaCrossing;
using Trading.Core.Signals.TrendFollow;
using Trading.Core.Signals.VolumeSpike;

namespace Trading.Core.Signals;

/// <summary>Every signal there is. Adding one takes a folder and a line here.</summary>
public static class SignalRegistry
{
    private static readonly Entry[] Entries =
    [
        new(PriceMoveSignal.SignalName, PriceMoveSignalOptions.Names, s => new PriceMoveSignal(PriceMoveSignalOptions.From(s))),
        new(VolumeSpikeSignal.SignalName, VolumeSpikeSignalOptions.Names, s => new VolumeSpikeSignal(VolumeSpikeSignalOptions.From(s))),
        new(MomentumBreakoutSignal.SignalName, MomentumBreakoutSignalOptions.Names, s => new MomentumBreakoutSignal(MomentumBreakoutSignalOptions.From(s))),
        new(TrendFollowSignal.SignalName, TrendFollowSignalOptions.Names, s => new TrendFollowSignal(TrendFollowSignalOptions.From(s))),
        new(MeanReversionSignal.SignalName, MeanReversionSignalOptions.Names, s => new MeanReversionSignal(MeanReversionSignalOptions.From(s))),
        new(FadeSpikeSignal.SignalName, FadeSpikeSignalOptions.Names, s => new FadeSpikeSignal(FadeSpikeSignalOptions.From(s))),
        new(ReversalSignal.SignalName, ReversalSignalOptions.Names, s => new ReversalSignal(ReversalSignalOptions.From(s))),
        new(EventDrivenSignal.SignalName, EventDrivenSignalOptions.Names, s => new EventDrivenSignal(EventDrivenSignalOptions.From(s))),
        new(RegimeSignal.SignalName, RegimeSignalOptions.Names, s => new RegimeSignal(RegimeSignalOptions.From(s))),
        new(SmaCrossSignal.SignalName, SmaCrossSignalOptions.Names, s => new SmaCrossSignal(SmaCrossSignalOptions.From(s))),
    ];

    /// <summary>The names that a policy may use, with the options of each.</summary>
    public static PolicyVocabulary Vocabulary { get; } =
        new(Entries.ToDictionary(e => e.Name, e => e.OptionNames, StringComparer.Ordinal));

    /// <summary>A signal with its options.</summary>
    /// <exception cref="InputException">No signal has this name, or an option is missing, unknown or out of range.</exception>
    public static ISignal Create(string name, SignalSettings settings)
    {
        var entry = Array.Find(Entries, e => e.Name == name)
            ?? throw new InputException(
                $"signals.enabled: '{name}' found; expected one of {string.Join(", ", Vocabulary.Signals)}{DidYouMean.Hint(name, Vocabulary.Signals)}");
        var unknown = settings.Values.Keys.Except(entry.OptionNames).Order(StringComparer.Ordinal).FirstOrDefault();
        return unknown is null
            ? entry.Create(settings)
            : throw new InputException(
                $"signals.options.{name}.{unknown}: unknown; expected one of {string.Join(", ", entry.OptionNames)}{DidYouMean.Hint(unknown, entry.OptionNames)}");
    }

    private sealed record Entry(string Name, IReadOnlyList<string> OptionNames, Func<SignalSettings, ISignal> Create);
}
