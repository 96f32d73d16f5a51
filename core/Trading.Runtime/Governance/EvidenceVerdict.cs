using System.Collections.Immutable;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;

namespace Trading.Runtime.Governance;

/// <summary>What the decision gate found, for exactly one policy, code and line of data, and for how long it holds.</summary>
public sealed record EvidenceVerdict
{
    /// <summary>The schema that this program writes and reads.</summary>
    public const int CurrentSchema = 2;

    public int SchemaVersion { get; init; } = CurrentSchema;

    public required GateVerdict Verdict { get; init; }

    /// <summary>Hash of the canonical policy that was judged.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>The Trading.Core that produced the evidence.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>The datasets of the evidence; a dataset that only grew is the same line.</summary>
    public required string DatasetLineage { get; init; }

    /// <summary>Hash of the last entry of the trial ledger that the evidence counts.</summary>
    public required string TrialLedgerHead { get; init; }

    /// <summary>How much of its caps the policy may use; a verdict that does not say means the least.</summary>
    public CapitalStep CapitalStep { get; init; }

    /// <summary>When <see cref="CapitalStep"/> was first granted; a renewal keeps it, so that what was traded since counts for the next.</summary>
    public required Timestamp StepSince { get; init; }

    /// <summary>What a trade returned in the backtest: live trades are held against it before every cycle.</summary>
    public required ExpectedReturn ExpectedReturn { get; init; }

    public required Timestamp IssuedAt { get; init; }

    /// <summary>The first instant at which it holds no longer.</summary>
    public required Timestamp ExpiresAt { get; init; }

    public required ImmutableArray<GateCriterion> Criteria { get; init; }

    /// <summary>The key it is signed with, by <see cref="VerdictKey.Id"/>.</summary>
    public required string KeyId { get; init; }
}
