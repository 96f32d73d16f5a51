using System.Collections.Immutable;
using Trading.Core.Evidence.Gate;

namespace Trading.Simulation.Evidence;

/// <summary>What the gate said of one seed.</summary>
/// <param name="Study">Hash of everything the answer depends on beside kind and seed.</param>
/// <param name="Kind">What was planted and put forward.</param>
/// <param name="Seed">Of the market.</param>
/// <param name="IsGo">The answer.</param>
/// <param name="SharpePerYear">Net, of what was put forward.</param>
/// <param name="Trades">Of what was put forward.</param>
/// <param name="Unmet">The criteria that stood against it.</param>
/// <param name="Seconds">What it took.</param>
internal sealed record StudyResult(
    string Study,
    StudyKind Kind,
    ulong Seed,
    bool IsGo,
    double SharpePerYear,
    int Trades,
    ImmutableArray<GateCriterionCode> Unmet,
    double Seconds);
