using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Portfolio;

namespace Trading.Core.Signals.RegimeChange;

/// <summary>
/// The market changed its state since the last cycle: up for the better, down for the worse, in the order crash, bear, chop, bull.
/// Its positions are closed once the market is in a worse state than at their entry, however many cycles ago that began.
/// Thresholds do not enter, so relaxation changes nothing.
/// </summary>
public sealed class RegimeSignal(RegimeSignalOptions options) : ISignal
{
    public const string SignalName = "regime_signal";

    public string Name => SignalName;

    public FeatureNeeds Needs => FeatureNeeds.None;

    public bool Scan(in FeatureValues f, in SignalContext ctx, out TriggerSignal trigger)
    {
        var change = Rank(ctx.Regime) - Rank(ctx.PreviousRegime);
        trigger = change == 0
            ? default
            : new TriggerSignal(
                SignalName,
                change > 0 ? TriggerDirection.Up : TriggerDirection.Down,
                options.Strength,
                options.Confidence);
        return change != 0;
    }

    public bool WantsExit(in FeatureValues f, in SignalContext ctx, Position position) =>
        Rank(ctx.Regime) < Rank(position.Entry.Regime);

    private static int Rank(Regime regime) => regime switch
    {
        Regime.Crash => 0,
        Regime.Bear => 1,
        Regime.Bull => 3,
        _ => 2,
    };
}
