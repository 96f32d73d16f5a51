using Trading.Core.Features;
using Trading.Core.Market;

namespace Trading.Core.Signals.PriceMove;

/// <summary>
/// A return over 15 or 60 minutes beyond its regime's threshold, with volume behind it. The direction is the sign of the return: a fall
/// is a fall, never upward momentum. Two windows that moved against each other have no direction, and nothing fires.
/// </summary>
public sealed class PriceMoveSignal(PriceMoveSignalOptions options) : ISignal
{
    public const string SignalName = "price_move";

    public string Name => SignalName;

    public FeatureNeeds Needs => FeatureNeeds.Returns | FeatureNeeds.Volume;

    public bool Scan(in FeatureValues f, in SignalContext ctx, out TriggerSignal trigger)
    {
        trigger = default;
        var thresholds = ctx.Regime switch
        {
            Regime.Bull => options.Bull,
            Regime.Bear or Regime.Crash => options.Bear,
            _ => options.Chop,
        };
        if (!(f.VolumeRatio > Threshold.AtLeast(thresholds.VolumeRatio, ctx.Relax)))
        {
            return false;
        }

        var shortSign = SignBeyond(f.Return15mPct, Threshold.AtLeast(thresholds.Return15mPct, ctx.Relax));
        var longSign = SignBeyond(f.Return60mPct, Threshold.AtLeast(thresholds.Return60mPct, ctx.Relax));
        var isBoth = shortSign != 0 && longSign != 0;
        if ((shortSign == 0 && longSign == 0) || (isBoth && shortSign != longSign))
        {
            return false;
        }

        var direction = (shortSign != 0 ? shortSign : longSign) > 0 ? TriggerDirection.Up : TriggerDirection.Down;
        trigger = isBoth ? new TriggerSignal(SignalName, direction, options.BothStrength, options.BothConfidence)
            : shortSign != 0 ? new TriggerSignal(SignalName, direction, options.ShortStrength, options.ShortConfidence)
            : new TriggerSignal(SignalName, direction, options.LongStrength, options.LongConfidence);
        return true;
    }

    private static int SignBeyond(double returnPct, double thresholdPct) =>
        returnPct > thresholdPct ? 1
        : returnPct < -thresholdPct ? -1
        : 0;
}
