using System.Collections.Immutable;
using System.Text.Json;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Runtime.Backtests;
using Trading.Runtime.Governance;

namespace Trading.Runtime.Evidence;

/// <summary>What the gate said, with everything it was said about.</summary>
public sealed record GateReport
{
    /// <summary>Version of this document's shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    public required GateVerdict Verdict { get; init; }

    public required string PolicyName { get; init; }

    public required string PolicyHash { get; init; }

    /// <summary>The Trading.Core that made the evidence.</summary>
    public required string EngineVersion { get; init; }

    public required DatasetSummary Dataset { get; init; }

    public required string DatasetLineage { get; init; }

    public required ImmutableArray<ProductId> Products { get; init; }

    public required Timestamp From { get; init; }

    public required Timestamp To { get; init; }

    /// <summary>Where the trial ledger ends, this run included.</summary>
    public required string TrialLedgerHead { get; init; }

    /// <summary>How much of the caps is asked for.</summary>
    public required CapitalStep CapitalStep { get; init; }

    /// <summary>The walk-forward whose tests were judged; null where the policy ran over the whole range.</summary>
    public string? WalkForwardId { get; init; }

    /// <summary>When the step in force was first granted, if it is the one that is asked for; null for a new one.</summary>
    public Timestamp? StepSince { get; init; }

    public required string FeeSchedule { get; init; }

    public required GateDecision Decision { get; init; }

    public required GateEvidence Evidence { get; init; }

    /// <summary>The second fee schedule, shown beside; it blocks nothing.</summary>
    public required string SecondFeeSchedule { get; init; }

    public required GateDecision SecondDecision { get; init; }

    public required GateEvidence SecondEvidence { get; init; }

    /// <summary>The verdict to be signed.</summary>
    /// <param name="now">When it is issued.</param>
    /// <param name="days">How long it holds.</param>
    public EvidenceVerdict ToVerdict(Timestamp now, int days) => new()
    {
        Verdict = Verdict,
        PolicyHash = PolicyHash,
        CodeVersion = EngineVersion,
        DatasetLineage = DatasetLineage,
        TrialLedgerHead = TrialLedgerHead,
        CapitalStep = CapitalStep,
        StepSince = StepSince ?? now,
        ExpectedReturn = Evidence.ExpectedReturn,
        IssuedAt = now,
        ExpiresAt = now + TimeSpan.FromDays(days),
        Criteria = [.. Decision.Criteria.Select(GateCriterion.Of)],
        KeyId = "",
    };

    /// <summary>The report as indented JSON.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Indented), (byte)'\n'];
}
