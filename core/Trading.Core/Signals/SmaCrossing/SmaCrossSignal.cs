using Trading.Core.Features;
using Trading.Core.Portfolio;

namespace Trading.Core.Signals.SmaCrossing;

/// <summary>Long when the fast simple average crosses above the slow one, flat when it crosses below. No threshold, so nothing relaxes.</summary>
public sealed class SmaCrossSignal(SmaCrossSignalOptions options) : ISignal
{
    public const string SignalName = "sma_cross";

    public string Name => SignalName;

    public FeatureNeeds Needs => FeatureNeeds.Sma;

    /// <summary>The averages that the features must hold.</summary>
    public SmaCrossSignalOptions Options => options;

    public bool Scan(in FeatureValues f, in SignalContext ctx, out TriggerSignal trigger)
    {
        if (f.SmaCross != SmaCross.Up)
        {
            trigger = default;
            return false;
        }

        trigger = new TriggerSignal(SignalName, TriggerDirection.Up, options.Strength, options.Confidence);
        return true;
    }

    public bool WantsExit(in FeatureValues f, in SignalContext ctx, Position position) => f.SmaCross == SmaCross.Down;
}
