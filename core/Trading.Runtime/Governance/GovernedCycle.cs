using Trading.Runtime.Cycles;

namespace Trading.Runtime.Governance;

/// <summary>
/// Runs cycles of an account as far as its mode allows. A LIVE cycle asks the gate first, each time: refused, it takes no new risk and
/// sees to its exits, or does nothing where not even those may be sent.
/// </summary>
/// <param name="run">Runs the cycle.</param>
/// <param name="gate">Whether real orders may be sent; null for an account that sends none.</param>
public sealed class GovernedCycle(Func<CycleRequest, CancellationToken, Task<CycleOutcome>> run, LiveGate? gate)
{
    private volatile IReadOnlyList<LiveRefusal> _refusals = [];

    /// <summary>What the gate said before the last cycle; empty where nothing was refused.</summary>
    public IReadOnlyList<LiveRefusal> Refusals => _refusals;

    /// <summary>Why less capital may be used than the verdict says; null where it may all be used.</summary>
    public string? Fallen => gate?.Capital.Fallen;

    /// <summary>Runs one cycle.</summary>
    public async Task<CycleOutcome> RunAsync(CycleRequest request, CancellationToken cancellation)
    {
        if (gate is null)
        {
            return await run(request, cancellation);
        }

        var refusals = await gate.CheckAsync(cancellation);
        _refusals = refusals;
        if (refusals.Count == 0)
        {
            var capital = gate.Capital;
            var ran = await run(request with { CapShare = capital.CapShare, Note = capital.Fallen ?? request.Note }, cancellation);
            return capital.Fallen is null ? ran : ran with { Message = capital.Fallen };
        }

        var why = string.Join("; ", refusals.Select(refusal => refusal.Message));
        if (refusals.Any(refusal => refusal.StopsExits))
        {
            return CycleOutcome.Skipped(request.Slot, "live_refused", why);
        }

        var outcome = await run(request with { IsExitsOnly = true, Note = $"exits only: {why}" }, cancellation);
        return outcome with { Message = $"exits only: {why}" };
    }
}
