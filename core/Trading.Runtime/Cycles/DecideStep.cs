using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Runtime.Audit;

namespace Trading.Runtime.Cycles;

/// <summary>The one place where a cycle decides, with what it decides from safe in the archive first.</summary>
internal sealed class DecideStep(CycleSession session, InputKeeper keeper, CycleInput input, Decision decision)
{
    private int? _exitsPlace;

    /// <summary>A stop does not wait for the archive: it is decided while its input is being kept, and goes on if it cannot be.</summary>
    public async Task ExitsAsync(CancellationToken cancellation)
    {
        var now = session.Now;
        var keeping = KeepAsync(CyclePhase.Exits, now, cancellation);
        Decide(CyclePhase.Exits, now);
        _exitsPlace = session.AddInput(DecisionNote.OfExits(now, await keeping, session.Events.Exits));
    }

    /// <returns>Whether entries were decided: not without their input in the archive.</returns>
    public async Task<bool> EntriesAsync(CancellationToken cancellation)
    {
        var now = session.Now;
        var hash = await KeepAsync(CyclePhase.Entries, now, cancellation);
        if (hash is null && keeper.IsOn)
        {
            return false;
        }

        Decide(CyclePhase.Entries, now);
        session.AddInput(DecisionNote.OfEntries(now, hash, _exitsPlace));
        return true;
    }

    private void Decide(CyclePhase phase, Timestamp now)
    {
        var state = session.State;
        TradingCycle.Decide(phase, input, state, session.Policy, now, decision);
        session.Events.Decided(decision, input, state);
    }

    private async Task<string?> KeepAsync(CyclePhase phase, Timestamp now, CancellationToken cancellation)
    {
        if (!keeper.IsOn)
        {
            return null;
        }

        var (hash, failure) = await keeper.KeepAsync(phase, input, session.State, now, cancellation);
        if (failure is not null)
        {
            session.Events.Note(InputKeeper.NotStored, now, $"{phase.ToCode()}: {failure}");
        }

        return hash;
    }
}
