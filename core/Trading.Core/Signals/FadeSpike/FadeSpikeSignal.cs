using Trading.Core.Features;
using Trading.Core.Market;

namespace Trading.Core.Signals.FadeSpike;

/// <summary>
/// A sudden fall on high volume that has begun to turn. The fall runs from the price 60 minutes ago, which follows from the 60-minute
/// return, to the low since: measured so, the start always comes before the low, which a fall from the 60-minute high would not promise.
/// </summary>
public sealed class FadeSpikeSignal(FadeSpikeSignalOptions options) : ISignal
{
    public const string SignalName = "fade_spike";

    public string Name => SignalName;

    public FeatureNeeds Needs => FeatureNeeds.Returns | FeatureNeeds.Range | FeatureNeeds.Volume;

    public bool Scan(in FeatureValues f, in SignalContext ctx, out TriggerSignal trigger)
    {
        var thresholdPct = ctx.Regime switch
        {
            Regime.Bull => options.BullFall60mPct,
            Regime.Bear or Regime.Crash => options.BearFall60mPct,
            _ => options.ChopFall60mPct,
        };
        var priceAtStart = f.Price / (1 + (f.Return60mPct / 100));
        var fallPct = (priceAtStart - f.Low60m) / priceAtStart * 100;
        var bouncePct = (f.Price - f.Low60m) / f.Low60m * 100;
        var fires = fallPct > Threshold.AtLeast(thresholdPct, ctx.Relax)
            && bouncePct >= Threshold.AtLeast(options.BouncePct, ctx.Relax)
            && f.VolumeRatio >= Threshold.AtLeast(options.VolumeRatio, ctx.Relax);
        trigger = fires
            ? new TriggerSignal(
                SignalName,
                TriggerDirection.Up,
                bouncePct / options.StrengthDivisorPct,
                f.VolumeRatio / options.ConfidenceDivisor)
            : default;
        return fires;
    }
}
