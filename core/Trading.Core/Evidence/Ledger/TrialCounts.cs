using System.Collections.Immutable;

namespace Trading.Core.Evidence.Ledger;

/// <summary>How many things were tried before a candidate was chosen, and how far apart they came out.</summary>
public sealed record TrialCounts
{
    /// <summary>N as counted: every trial that shares market, product and time with the candidate, each once.</summary>
    public required int Raw { get; init; }

    /// <summary>V[SR_n] over those, SR per day; 0 with fewer than two.</summary>
    public required double RawSharpeVariance { get; init; }

    /// <summary>N as clusters of trials whose returns move together.</summary>
    public required int Clustered { get; init; }

    /// <summary>V[SR] over clusters, each by the Sharpe ratio of its members' equally weighted mean return.</summary>
    public required double ClusteredSharpeVariance { get; init; }

    /// <summary>The trials, by decision hash, products and start.</summary>
    public required ImmutableArray<RelevantTrial> Trials { get; init; }

    /// <summary>For each trial the number of its cluster, from 0.</summary>
    public required ImmutableArray<int> Clusters { get; init; }
}
