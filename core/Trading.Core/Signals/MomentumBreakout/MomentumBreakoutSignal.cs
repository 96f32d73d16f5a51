using Trading.Core.Features;

namespace Trading.Core.Signals.MomentumBreakout;

/// <summary>
/// The price is at its 24 h high after a day of gains. Relaxed, the distance allowed below the high grows (0.5 % to 0.65 %) and the
/// return asked for shrinks.
/// </summary>
public sealed class MomentumBreakoutSignal(MomentumBreakoutSignalOptions options) : ISignal
{
    public const string SignalName = "momentum_breakout";

    public string Name => SignalName;

    public FeatureNeeds Needs => FeatureNeeds.Range | FeatureNeeds.Returns;

    public bool Scan(in FeatureValues f, in SignalContext ctx, out TriggerSignal trigger)
    {
        var share = options.HighShare - ((1 - options.HighShare) * (1 - ctx.Relax));
        var fires = f.Price >= share * f.High24h && f.Return24hPct >= Threshold.AtLeast(options.Return24hPct, ctx.Relax);
        trigger = fires ? new TriggerSignal(SignalName, TriggerDirection.Up, options.Strength, options.Confidence) : default;
        return fires;
    }
}
