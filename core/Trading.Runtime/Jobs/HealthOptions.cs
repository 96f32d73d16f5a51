using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Governance;
using Trading.Runtime.Monitoring;

namespace Trading.Runtime.Jobs;

/// <summary>What health is judged by.</summary>
public sealed record HealthOptions
{
    public required string Account { get; init; }

    public required TradingPolicy Policy { get; init; }

    /// <summary>Version of the code that decides.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Before it no cycle is expected: when the host began to run.</summary>
    public Timestamp RunningSince { get; init; } = Timestamp.MinValue;

    /// <summary>What the gate of LIVE said last.</summary>
    public Func<IReadOnlyList<LiveRefusal>> Refusals { get; init; } = static () => [];

    /// <summary>Why LIVE uses less capital than its verdict says; null where it does not.</summary>
    public Func<string?> Fallen { get; init; } = static () => null;

    /// <summary>Others who look at the account, beside its own store and venue.</summary>
    public IReadOnlyList<IIssueSource> Sources { get; init; } = [];

    /// <summary>Told of every report.</summary>
    public Action<HealthReport> OnReport { get; init; } = static _ => { };
}
