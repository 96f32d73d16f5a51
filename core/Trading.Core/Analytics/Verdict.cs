namespace Trading.Core.Analytics;

/// <summary>Whether a run says anything at all.</summary>
public enum Verdict
{
    /// <summary>Enough trades to look at the figures.</summary>
    Complete,

    /// <summary>Fewer trades than policy asks for: no success, whatever the figures.</summary>
    InsufficientTrades,
}
