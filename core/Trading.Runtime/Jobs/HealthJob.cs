using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Governance;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Jobs;

/// <summary>Says how an account is doing, from its store and a question to its venue. It changes nothing.</summary>
/// <param name="store">The account's memory.</param>
/// <param name="market">Its venue; null leaves it out.</param>
/// <param name="objects">The archive of what decisions saw; null leaves out what only it can tell.</param>
/// <param name="options">What health is judged by.</param>
/// <param name="clock">The time.</param>
public sealed class HealthJob(IStateStore store, IMarketData? market, IObjectStore? objects, HealthOptions options, TimeProvider clock)
{
    // Of the newest cycles one has decided, unless all is long standing still.
    private const int CyclesRead = 4;

    private readonly SeenMarket? _seen = objects is null ? null : new SeenMarket(objects);

    /// <summary>Of the policy that the account is run by.</summary>
    public string PolicyHash { get; } = Core.Policy.PolicyHash.Of(options.Policy);

    public async Task<HealthReport> RunAsync(CancellationToken cancellation)
    {
        var now = clock.Now();
        var issues = new List<HealthIssue>();
        var report = new HealthReport
        {
            Account = options.Account,
            At = now,
            IsHealthy = false,
            Issues = [],
            CodeVersion = options.CodeVersion,
            PolicyHash = PolicyHash,
        };
        report = await WithAccountAsync(report, issues, cancellation);
        var skewMs = await AskVenueAsync(issues, cancellation);
        report = report with { ClockSkewMs = skewMs, IsVenueReachable = market is null ? null : skewMs is not null };
        issues.AddRange(options.Refusals().Select(refusal => new HealthIssue(
            HealthCode.LiveRefused, HealthSeverity.Critical, Product: null, refusal.Message)));
        if (options.Fallen() is { } fallen)
        {
            issues.Add(new HealthIssue(HealthCode.CapitalFallen, HealthSeverity.Warning, Product: null, fallen));
        }

        await AskSourcesAsync(issues, now, cancellation);
        report = report with
        {
            IsHealthy = issues.All(issue => issue.Severity != HealthSeverity.Critical),
            Issues = [.. issues.OrderByDescending(issue => issue.Severity).ThenBy(issue => issue.Code)],
        };
        options.OnReport(report);
        return report;
    }

    private async Task<HealthReport> WithAccountAsync(HealthReport report, List<HealthIssue> issues, CancellationToken cancellation)
    {
        try
        {
            var head = await store.ReadHeadAsync(options.Account, cancellation);
            var document = (await store.LoadAsync(options.Account, cancellation))?.Document;
            var records = document is null ? [] : await LastRecordsAsync(document, cancellation);
            var last = records.Count == 0 ? null : CycleSummary.Of(records[^1]);
            issues.AddRange(AccountIssues.Of(document, head.KillSwitch, options.Policy.Pacing, report.At));
            issues.AddRange(CycleIssues(document, last, report.At));
            issues.AddRange(records.Count == 0 ? [] : RecordIssues.Of(records[^1]));
            var seen = await SeenAsync(records, issues, cancellation);
            return report with
            {
                IsStoreReachable = true,
                KillSwitch = head.KillSwitch,
                LastCycle = last,
                Detail = document is null ? null : HealthDetail.Of(document, head.KillSwitch, seen, options.Policy, report.At),
            };
        }
        catch (Exception failure) when (failure is StoreException or InputException)
        {
            issues.Add(Critical(HealthCode.StoreUnreachable, failure.Message));
            return report;
        }
    }

    // The newest record is that of the last slot, or of an operator's cycle after it.
    private async Task<IReadOnlyList<StoredRecord>> LastRecordsAsync(AccountDocument document, CancellationToken cancellation)
    {
        var from = document.LastSlot.AddMs(-CyclesRead * options.Policy.Cycle.Interval.Ms);
        return await store.ReadRecordsAsync(options.Account, from, Timestamp.MaxValue, cancellation).ToListAsync(cancellation);
    }

    private async Task<DecisionInput?> SeenAsync(IReadOnlyList<StoredRecord> records, List<HealthIssue> issues, CancellationToken cancellation)
    {
        try
        {
            return _seen is null ? null : await _seen.OfAsync(records, cancellation);
        }
        catch (InputException failure)
        {
            issues.Add(new(HealthCode.InputUnreadable, HealthSeverity.Warning, Product: null, failure.Message));
            return null;
        }
    }

    private IEnumerable<HealthIssue> CycleIssues(AccountDocument? document, CycleSummary? last, Timestamp now)
    {
        var cycle = options.Policy.Cycle;
        var since = document?.LastSlot is { } slot && slot > options.RunningSince ? slot : options.RunningSince;
        if (since > Timestamp.MinValue
            && now > since.AddMs((2 * cycle.Interval.Ms) + ((cycle.DecisionDelaySeconds + cycle.DeadlineSeconds) * 1000L)))
        {
            yield return Critical(HealthCode.CycleOverdue, $"no cycle since {since}; one is expected every {cycle.Interval}");
        }

        if (document is not null && SlotsMissed.Of(document.LastSlot, options.RunningSince, cycle) is { } missed)
        {
            yield return missed;
        }

        if (last is null)
        {
            yield return new(HealthCode.NoCycle, HealthSeverity.Info, Product: null, "no cycle was run yet");
        }
        else if (last.Outcome.StartsWith("failed:", StringComparison.Ordinal))
        {
            yield return Critical(HealthCode.CycleFailed, $"the cycle of {last.Slot} ended as {last.Outcome}");
        }
    }

    private async Task<long?> AskVenueAsync(List<HealthIssue> issues, CancellationToken cancellation)
    {
        if (market is null)
        {
            return null;
        }

        try
        {
            var skewMs = await ClockSkew.ReadMsAsync(market, clock, options.Policy.Risk.ClockSkewMsMax, cancellation);
            if (Math.Abs(skewMs) > options.Policy.Risk.ClockSkewMsMax)
            {
                issues.Add(Critical(
                    HealthCode.ClockSkewed, $"the clock is {skewMs} ms from the venue's; expected at most {options.Policy.Risk.ClockSkewMsMax} ms"));
            }

            return skewMs;
        }
        catch (VenueException failure)
        {
            issues.Add(Critical(HealthCode.VenueUnreachable, failure.Message));
            return null;
        }
    }

    private async Task AskSourcesAsync(List<HealthIssue> issues, Timestamp now, CancellationToken cancellation)
    {
        foreach (var source in options.Sources)
        {
            try
            {
                issues.AddRange(await source.ReadAsync(now, cancellation));
            }
            catch (Exception failure) when (failure is StoreException or InputException or IOException or UnauthorizedAccessException)
            {
                issues.Add(Critical(HealthCode.StoreUnreachable, failure.Message));
            }
        }
    }

    private static HealthIssue Critical(HealthCode code, string message) => new(code, HealthSeverity.Critical, Product: null, message);
}
