namespace Trading.Runtime.Audit;

/// <summary>What came of deciding a cycle again.</summary>
public enum ReplayVerdict
{
    /// <summary>Every decision gave the recorded bytes.</summary>
    Identical,

    /// <summary>A decision gave other bytes.</summary>
    Different,

    /// <summary>The cycle decided nothing, or its inputs were not kept.</summary>
    NothingToReplay,
}
