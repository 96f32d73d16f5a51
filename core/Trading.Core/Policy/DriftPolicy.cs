using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Which trades' returns are held against the backtest's; how far they may fall, and how sure one has to be, is the gate's to say.</summary>
public sealed record DriftPolicy
{
    /// <summary>Days over which closed trades are counted.</summary>
    [Range(1, 3650)]
    public required int WindowDays { get; init; }
}
