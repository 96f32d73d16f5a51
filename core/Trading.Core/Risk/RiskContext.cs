using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Portfolio;
using Trading.Core.Risk.Pacing;

namespace Trading.Core.Risk;

/// <summary>Everything a risk verdict depends on beside policy and proposals.</summary>
public readonly ref struct RiskContext
{
    public required MarketSnapshot Market { get; init; }

    public required ReadOnlySpan<FeatureValues> Features { get; init; }

    public required AccountView Account { get; init; }

    public required RiskState State { get; init; }

    public required PacingState Pacing { get; init; }

    public required Regime Regime { get; init; }

    /// <summary>Too few products were eligible this cycle.</summary>
    public required bool IsUniverseEmpty { get; init; }

    public required Timestamp Now { get; init; }
}
