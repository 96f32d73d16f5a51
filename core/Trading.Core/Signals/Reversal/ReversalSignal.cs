using Trading.Core.Features;

namespace Trading.Core.Signals.Reversal;

/// <summary>The price is still near its 24 h low, has bounced off it and the average turns up.</summary>
public sealed class ReversalSignal(ReversalSignalOptions options) : ISignal
{
    public const string SignalName = "reversal";

    public string Name => SignalName;

    public FeatureNeeds Needs => FeatureNeeds.Range | FeatureNeeds.Ema;

    public bool Scan(in FeatureValues f, in SignalContext ctx, out TriggerSignal trigger)
    {
        var bouncePct = (f.Price - f.Low24h) / f.Low24h * 100;
        var fires = bouncePct <= Threshold.AtMost(options.LowDistancePct, ctx.Relax)
            && bouncePct > Threshold.AtLeast(options.BouncePct, ctx.Relax)
            && f.EmaSlopePctPerHour >= Threshold.AtLeast(options.EmaSlopePctPerHour, ctx.Relax);
        trigger = fires
            ? new TriggerSignal(SignalName, TriggerDirection.Up, bouncePct / options.StrengthDivisorPct, options.Confidence)
            : default;
        return fires;
    }
}
