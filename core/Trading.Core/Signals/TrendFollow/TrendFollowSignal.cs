using Trading.Core.Features;

namespace Trading.Core.Signals.TrendFollow;

/// <summary>A day of gains on a rising average. Confidence is the share of the last 12 hours that went the same way.</summary>
public sealed class TrendFollowSignal(TrendFollowSignalOptions options) : ISignal
{
    public const string SignalName = "trend_follow";

    public string Name => SignalName;

    public FeatureNeeds Needs => FeatureNeeds.Returns | FeatureNeeds.Ema | FeatureNeeds.Trend;

    public bool Scan(in FeatureValues f, in SignalContext ctx, out TriggerSignal trigger)
    {
        var fires = f.Return24hPct >= Threshold.AtLeast(options.Return24hPct, ctx.Relax)
            && f.EmaSlopePctPerHour >= Threshold.AtLeast(options.EmaSlopePctPerHour, ctx.Relax)
            && f.TrendConsistency12h >= 0;
        trigger = fires
            ? new TriggerSignal(SignalName, TriggerDirection.Up, f.Return24hPct / options.StrengthDivisorPct, f.TrendConsistency12h)
            : default;
        return fires;
    }
}
