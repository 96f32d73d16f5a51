using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Jobs;

/// <summary>
/// Queues an operator's command and has it carried out at once by a cycle of exits alone, unless another instance is at work: then that
/// one finds it at its next cycle.
/// </summary>
/// <param name="store">The account's memory.</param>
/// <param name="cycle">Runs a cycle of the account.</param>
/// <param name="clock">The time.</param>
public sealed class ControlJob(IStateStore store, Func<CycleRequest, CancellationToken, Task<CycleOutcome>> cycle, TimeProvider clock)
{
    /// <param name="account">Whose command.</param>
    /// <param name="kind">What to do.</param>
    /// <param name="product">In which product; null where it concerns the account.</param>
    /// <param name="by">Who asks, for the audit.</param>
    /// <param name="cancellation">Ends the cycle; the command stays queued.</param>
    /// <exception cref="StoreException">The store did not say whether the command was queued.</exception>
    public async Task<ControlResult> RunAsync(string account, ControlKind kind, ProductId? product, string by, CancellationToken cancellation)
    {
        var now = clock.Now();
        var sequence = await store.AddControlAsync(account, new ControlCommand(kind, product, now, by), cancellation);
        var slot = now.Floor(Interval.FromSeconds(1));
        var outcome = await cycle(new CycleRequest(slot, slot, IsExitsOnly: true, Note: $"asked for by {by}"), cancellation);
        var document = (await store.LoadAsync(account, cancellation))?.Document;
        return new ControlResult(sequence, outcome, IsDone: document?.ControlsDone >= sequence);
    }
}
