using Trading.Core.Features;

namespace Trading.Core.Signals.EventDriven;

/// <summary>
/// Volume and volatility both far above usual, as news makes them. The direction is that of the 60-minute return; a price that stayed
/// where it was has none.
/// </summary>
public sealed class EventDrivenSignal(EventDrivenSignalOptions options) : ISignal
{
    public const string SignalName = "event_driven";

    public string Name => SignalName;

    public FeatureNeeds Needs => FeatureNeeds.Volume | FeatureNeeds.Atr | FeatureNeeds.Returns;

    public bool Scan(in FeatureValues f, in SignalContext ctx, out TriggerSignal trigger)
    {
        var fires = f.VolumeRatio >= Threshold.AtLeast(options.VolumeRatio, ctx.Relax)
            && f.AtrPct / f.AtrPctMedian7d >= Threshold.AtLeast(options.AtrRatio, ctx.Relax)
            && Math.Abs(f.Return60mPct) > 0;
        trigger = fires
            ? new TriggerSignal(
                SignalName,
                f.Return60mPct > 0 ? TriggerDirection.Up : TriggerDirection.Down,
                options.Strength,
                options.Confidence)
            : default;
        return fires;
    }
}
