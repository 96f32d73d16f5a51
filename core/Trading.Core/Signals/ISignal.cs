using Trading.Core.Features;
using Trading.Core.Portfolio;

namespace Trading.Core.Signals;

/// <summary>
/// Looks at the features of one product. Pure and allocation-free. Every threshold is a comparison that is false on an unavailable
/// feature (NaN), so that a signal is silent where it does not know.
/// </summary>
public interface ISignal
{
    /// <summary>Name in the registry and in policy.</summary>
    string Name { get; }

    /// <summary>The features it reads.</summary>
    FeatureNeeds Needs { get; }

    /// <summary>Whether it fires now; <paramref name="trigger"/> means something only then.</summary>
    bool Scan(in FeatureValues f, in SignalContext ctx, out TriggerSignal trigger);

    /// <summary>Whether it asks to close a position that it opened. Most leave that to stop, target and holding time.</summary>
    bool WantsExit(in FeatureValues f, in SignalContext ctx, Position position) => false;
}
