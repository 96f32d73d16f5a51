using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Signals;

/// <summary>Runs one signal of the shipped policy on hand-made features.</summary>
internal static class SignalProbe
{
    public const double Fallback = 0.7;

    public static ISignal Shipped(string name) => SignalRegistry.Create(name, TestPolicies.Shipped.Signals.Options[name]);

    public static TriggerSignal? Scan(string name, in FeatureValues f, Regime regime = Regime.Chop, double relax = 1, Regime? previous = null) =>
        Shipped(name).Scan(f, new SignalContext(regime, previous ?? regime, relax), out var trigger) ? trigger : null;

    /// <summary>The shipped options of a signal with one of them changed, or taken out where the value is null.</summary>
    public static SignalSettings With(string name, string option, double? value)
    {
        var values = TestPolicies.Shipped.Signals.Options[name].Values.ToDictionary();
        values.Remove(option);
        if (value is { } given)
        {
            values.Add(option, given);
        }

        return new SignalSettings(values);
    }

    public static void IsTrigger(TriggerSignal? trigger, TriggerDirection direction, double strength, double confidence)
    {
        Assert.NotNull(trigger);
        Assert.Equal(direction, trigger.Value.Direction);
        Assert.Equal(strength, trigger.Value.Strength, 1e-12);
        Assert.Equal(confidence, trigger.Value.Confidence, 1e-12);
    }
}
