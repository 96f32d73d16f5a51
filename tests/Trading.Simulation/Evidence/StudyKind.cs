namespace Trading.Simulation.Evidence;

/// <summary>What is planted and what is put forward.</summary>
internal enum StudyKind
{
    /// <summary>No edge; the best of fifty parameter sets by Sharpe ratio, all fifty in the ledger.</summary>
    NoEdge,

    /// <summary>The same without fees, spread and impact: nothing but the gate keeps it out.</summary>
    NoEdgeNoCosts,

    /// <summary>An edge; the one policy that was registered before.</summary>
    Edge,

    /// <summary>An edge; the best of fifty parameter sets.</summary>
    EdgeBestOfMany,
}
