using System.Runtime.CompilerServices;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;

namespace Trading.Runtime.Audit;

/// <summary>
/// Decides recorded cycles again from their archived inputs and policies, and compares what comes out with what the records say, byte
/// for byte. It needs nothing but the store and the object store, or copies of both, on any machine.
/// </summary>
public sealed class AuditReplayJob(AuditReader audit)
{
    /// <summary>Every cycle with a slot in [from, to), in the order in which they were recorded.</summary>
    /// <exception cref="InputException">An input or a policy is missing or was changed.</exception>
    public async IAsyncEnumerable<ReplayedCycle> RunAsync(
        string account, Timestamp from, Timestamp to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in audit.RecordsAsync(account, from, to, cancellation))
        {
            yield return await RunAsync(record, cancellation);
        }
    }

    /// <summary>One cycle.</summary>
    /// <exception cref="InputException">An input or the policy is missing or was changed.</exception>
    public async Task<ReplayedCycle> RunAsync(AuditRecord record, CancellationToken cancellation)
    {
        if (record.Decisions.IsEmpty)
        {
            return Of(record, ReplayVerdict.NothingToReplay, 0, record.CompactedAt is { } at ? $"it was compacted on {at}: {record.Outcome}" : $"it decided nothing: {record.Outcome}");
        }

        var inputs = new DecisionInput?[record.Decisions.Length];
        var done = 0;
        for (var i = 0; i < inputs.Length; i++)
        {
            var decision = record.Decisions[i];
            if (decision.InputHash is null)
            {
                return Of(record, ReplayVerdict.NothingToReplay, done, $"the input of its {decision.Phase.ToCode()} was not kept");
            }

            inputs[i] = await audit.InputAsync(record, decision, cancellation);
            var policy = await audit.PolicyAsync(record.PolicyHash, cancellation);
            var (recorded, replayed) = decision.Phase == CyclePhase.Exits
                ? (decision.Exits, DecisionReplay.Exits(inputs[i]!, policy))
                : (record.Entries, DecisionReplay.Entries(inputs[i]!, decision.Follows is { } exits ? inputs[exits] : null, policy));
            if (DecisionReplay.FirstDifference(recorded ?? "", replayed) is { } difference)
            {
                return Of(record, ReplayVerdict.Different, done, $"{decision.Phase.ToCode()}, {difference}");
            }

            done++;
        }

        return Of(record, ReplayVerdict.Identical, done, "");
    }

    private static ReplayedCycle Of(AuditRecord record, ReplayVerdict verdict, int decisions, string detail) =>
        new(record.Slot, record.Number, verdict, decisions, detail, record.CodeVersion);
}
