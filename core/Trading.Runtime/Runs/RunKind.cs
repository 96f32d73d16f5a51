namespace Trading.Runtime.Runs;

/// <summary>What a run is.</summary>
public enum RunKind
{
    /// <summary>One policy.</summary>
    Backtest,

    /// <summary>Variants of a policy, ranked.</summary>
    Sweep,

    /// <summary>Variants chosen on the past and tested on what came after.</summary>
    WalkForward,
}
