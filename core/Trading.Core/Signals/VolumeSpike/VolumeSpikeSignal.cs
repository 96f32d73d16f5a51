using Trading.Core.Features;
using Trading.Core.Market;

namespace Trading.Core.Signals.VolumeSpike;

/// <summary>
/// Far more volume than usual. Volume alone has no direction, so the trigger takes that of the 60-minute return; where that is
/// unavailable it stays silent.
/// </summary>
public sealed class VolumeSpikeSignal(VolumeSpikeSignalOptions options) : ISignal
{
    public const string SignalName = "volume_spike";

    public string Name => SignalName;

    public FeatureNeeds Needs => FeatureNeeds.Volume | FeatureNeeds.Returns;

    public bool Scan(in FeatureValues f, in SignalContext ctx, out TriggerSignal trigger)
    {
        var ratio = f.VolumeRatio;
        var min = Threshold.AtLeast(ctx.Regime == Regime.Chop ? options.ChopRatio : options.OtherRatio, ctx.Relax);
        if (!(ratio >= min) || double.IsNaN(f.Return60mPct))
        {
            trigger = default;
            return false;
        }

        trigger = new TriggerSignal(
            SignalName,
            f.Return60mPct >= 0 ? TriggerDirection.Up : TriggerDirection.Down,
            (ratio - 1) / options.StrengthDivisor,
            ratio / options.ConfidenceDivisor);
        return true;
    }
}
