using Trading.Core;
using Trading.Core.Evidence.Gate;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Governance;

/// <summary>
/// Whether real orders may be sent. All conditions are needed together, and what cannot be found out counts as not met.
/// </summary>
/// <param name="setup">How the host was set up.</param>
/// <param name="market">Tells the venue's time.</param>
/// <param name="readKey">Asks the venue what our key may do; throws <see cref="VenueException"/> where it cannot be asked.</param>
/// <param name="readLive">
/// Asks what live trades show against what the verdict expects of them; throws <see cref="StoreException"/> where the store does not answer.
/// </param>
/// <param name="clock">Our time.</param>
public sealed class LiveGate(
    LiveSetup setup,
    IMarketData market,
    Func<CancellationToken, Task<KeyRights>> readKey,
    Func<ExpectedReturn, CancellationToken, Task<PaperEvidence>> readLive,
    TimeProvider clock)
{
    /// <summary>How much of the exposure caps may be used. Before a verdict was found valid it is the canary's.</summary>
    public LiveCapital Capital { get; private set; } = CanaryOf(setup.Gate, null);

    /// <summary>Every reason against it, none if real orders may be sent. Without a key the venue is not asked.</summary>
    public async Task<IReadOnlyList<LiveRefusal>> CheckAsync(CancellationToken cancellation)
    {
        var refusals = Setup().ToList();
        if (setup.HasCredentials)
        {
            refusals.AddRange(await KeyAsync(cancellation));
            if (await ClockAsync(cancellation) is { } refusal)
            {
                refusals.Add(refusal);
            }
        }

        var (text, silence) = await ReadVerdictAsync(cancellation);
        var judgement = VerdictCheck.Judge(text, setup.VerdictSource, setup.Scope, clock.Now(), setup.VerdictKey);
        Capital = judgement is { IsValid: true, Verdict: { } verdict } ? await CapitalOfAsync(verdict, cancellation) : CanaryOf(setup.Gate, null);
        if (!judgement.IsValid)
        {
            refusals.Add(new LiveRefusal(LiveRefusalKind.Verdict, silence ?? judgement.Message));
        }

        return refusals;
    }

    // A verdict that cannot be read is as good as none, as without one nothing new is bought; but the reason is another.
    private async Task<(string? Text, string? Silence)> ReadVerdictAsync(CancellationToken cancellation)
    {
        try
        {
            return (await setup.ReadVerdict(cancellation), null);
        }
        catch (StoreException failure)
        {
            return (null, $"{setup.VerdictSource}: the store did not say what the verdict is: {failure.Message}");
        }
    }

    private static LiveCapital CanaryOf(GatePolicy gate, string? fallen) => new(CapitalScaling.ShareOf(CapitalStep.Canary, gate.Capital), fallen);

    // The step is asked anew before each cycle: where live trades do not bear it out it falls at once, and what is not known bears out nothing.
    private async Task<LiveCapital> CapitalOfAsync(EvidenceVerdict verdict, CancellationToken cancellation)
    {
        if (verdict.CapitalStep == CapitalStep.Canary)
        {
            return CanaryOf(setup.Gate, null);
        }

        try
        {
            var live = await readLive(verdict.ExpectedReturn, cancellation);
            return CapitalScaling.Holds(live, setup.Gate)
                ? new LiveCapital(CapitalScaling.ShareOf(verdict.CapitalStep, setup.Gate.Capital), Fallen: null)
                : CanaryOf(setup.Gate, FormattableString.Invariant(
                    $"capital: canary instead of {verdict.CapitalStep.ToCode()}: {live.Trades} live trades with a gap of {live.GapMeanSd:0.000} ({live.GapLowerSd:0.000} to {live.GapUpperSd:0.000}; above {-setup.Gate.Paper.DegradationSdMax}) standard deviations and {live.InvariantViolations} violated invariants"));
        }
        catch (StoreException failure)
        {
            return CanaryOf(setup.Gate, $"capital: canary instead of {verdict.CapitalStep.ToCode()}: live trades cannot be read: {failure.Message}");
        }
    }

    private IEnumerable<LiveRefusal> Setup()
    {
        if (setup.Mode != TradingMode.Live)
        {
            yield return new(LiveRefusalKind.NotLive, $"mode: {setup.Mode.ToCode()}; expected live");
        }

        if (setup.IsReadOnly)
        {
            yield return new(LiveRefusalKind.ReadOnly, "read_only: true; LIVE needs it to be false");
        }

        if (!setup.HasCredentials)
        {
            yield return new(LiveRefusalKind.NoCredentials, "credentials: none; LIVE needs the venue's key name and private key in the environment");
        }
    }

    private async Task<IReadOnlyList<LiveRefusal>> KeyAsync(CancellationToken cancellation)
    {
        KeyRights rights;
        try
        {
            rights = await readKey(cancellation);
        }
        catch (VenueException failure)
        {
            return [new(LiveRefusalKind.KeyUnknown, $"key: the venue did not say what it may do: {failure.Message}")];
        }

        var found = new List<LiveRefusal>();
        if (rights.CanTransfer)
        {
            found.Add(new(LiveRefusalKind.KeyCanTransfer, "key: it can transfer; make one that can view and trade only"));
        }

        if (!rights.CanView)
        {
            found.Add(new(LiveRefusalKind.KeyCannotView, "key: it cannot view; expected view and trade"));
        }

        if (!rights.CanTrade)
        {
            found.Add(new(LiveRefusalKind.KeyCannotTrade, "key: it cannot trade; expected view and trade"));
        }

        return found;
    }

    private async Task<LiveRefusal?> ClockAsync(CancellationToken cancellation)
    {
        try
        {
            var skewMs = await ClockSkew.ReadMsAsync(market, clock, setup.ClockSkewMsMax, cancellation);
            return Math.Abs(skewMs) <= setup.ClockSkewMsMax ? null : new(
                LiveRefusalKind.ClockSkewed, $"clock: {skewMs} ms from the venue's; expected at most {setup.ClockSkewMsMax} ms");
        }
        catch (VenueException failure)
        {
            return new(LiveRefusalKind.ClockUnknown, $"clock: the venue did not tell its time: {failure.Message}");
        }
    }
}
