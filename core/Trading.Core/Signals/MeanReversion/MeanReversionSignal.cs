using Trading.Core.Features;

namespace Trading.Core.Signals.MeanReversion;

/// <summary>
/// The price is far below its 20-hour mean and oversold; a return to the mean is expected. Relaxed, the RSI bound moves towards the
/// neutral RSI (35 to 39.5).
/// </summary>
public sealed class MeanReversionSignal(MeanReversionSignalOptions options) : ISignal
{
    public const string SignalName = "mean_reversion";

    public string Name => SignalName;

    public FeatureNeeds Needs => FeatureNeeds.Mean | FeatureNeeds.Rsi;

    public bool Scan(in FeatureValues f, in SignalContext ctx, out TriggerSignal trigger)
    {
        var distancePct = (f.Mean20h - f.Price) / f.Mean20h * 100;
        var fires = distancePct >= Threshold.AtLeast(options.DistancePct, ctx.Relax)
            && f.Rsi14 < Threshold.Towards(options.ConfidenceRsiBase, options.RsiMax, ctx.Relax)
            && f.ZScore20h <= Threshold.AtMost(options.ZScoreMax, ctx.Relax);
        trigger = fires
            ? new TriggerSignal(
                SignalName,
                TriggerDirection.Up,
                distancePct / options.StrengthDivisorPct,
                (options.ConfidenceRsiBase - f.Rsi14) / options.ConfidenceRsiBase)
            : default;
        return fires;
    }
}
