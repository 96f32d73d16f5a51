using System.Collections.Immutable;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Cycles;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Monitoring;

/// <summary>
/// Looks at an account, keeps the book of its alerts and tells operators. What is to be told is stored before it is, and that it was
/// told after it was: a process that dies in between tells one notice twice, and none is lost. It never disturbs a cycle.
/// </summary>
/// <param name="health">How the account is.</param>
/// <param name="objects">Where the book and the log are.</param>
/// <param name="lease">One watch of an account at a time.</param>
/// <param name="options">How it is watched.</param>
/// <param name="clock">The time.</param>
public sealed class WatchJob(HealthJob health, IObjectStore objects, ICycleLease lease, WatchOptions options, TimeProvider clock) : IDisposable
{
    private readonly AlertStore _store = new(objects, options.Account);
    private readonly AlertOutbox _outbox = new(options.Account, options.Channels, options.Policy.Monitoring.Alerts, clock);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<string> _faults = [];

    // What is known here may be ahead of what is stored, where the store did not answer.
    private byte[]? _stored;
    private AlertDocument? _known;

    /// <summary>Watches once.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop; what had been stored stands.</exception>
    public async Task<WatchOutcome> RunAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            _faults.Clear();
            var (isFree, grant) = await AcquireAsync(cancellation);
            return isFree ? await WatchAsync(grant, cancellation) : new WatchOutcome(Health: null, [], 0, []);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<WatchOutcome> WatchAsync(LeaseGrant? grant, CancellationToken cancellation)
    {
        try
        {
            var until = clock.Now() + options.DeliveryTime;
            var (known, isReadable) = await LoadAsync(cancellation);
            var (report, reading) = await LookAsync(known, cancellation);
            var (book, notices) = known.Book.Observe(reading, report.At, options.Policy.Monitoring.Alerts);
            var next = known with
            {
                Book = book,
                Outbox = [.. known.Outbox, .. notices.Select(_outbox.Enter)],
                LastSlot = report.Detail?.LastSlot ?? known.LastSlot,
            };

            // Stored before it is told, so that nothing is lost; and again once it was.
            await StoreAsync(next, isReadable, cancellation);
            var before = next.Outbox;
            next = next with { Outbox = await _outbox.DeliverAsync(before, until, cancellation) };
            next = next with { Outbox = await LogAsync(before, next.Outbox, notices.Length, cancellation) };
            await StoreAsync(next, isReadable, cancellation);
            return new WatchOutcome(report, notices, next.Outbox.Count(entry => entry.IsUndelivered), [.. _faults]);
        }
        finally
        {
            await ReleaseAsync(grant);
        }
    }

    private async Task<(HealthReport Report, AlertReading Reading)> LookAsync(AlertDocument known, CancellationToken cancellation)
    {
        var report = await health.RunAsync(cancellation);
        var (issues, isWhole) = (report.Issues.ToList(), true);
        if (report.Detail?.LastSlot is { } slot && known.LastSlot is { } last && SlotsMissed.Between(last, slot, options.Policy.Cycle) is { } missed)
        {
            issues.Add(missed);
        }

        foreach (var source in options.Sources)
        {
            try
            {
                issues.AddRange(await source.ReadAsync(report.At, cancellation));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Whatever is wrong with one who looks, the others are heard.
                isWhole = false;
                _faults.Add($"{source.GetType().Name}: {Told(failure)}");
            }
        }

        return (report, new AlertReading(issues, isWhole));
    }

    private async Task<(AlertDocument Known, bool IsReadable)> LoadAsync(CancellationToken cancellation)
    {
        try
        {
            var content = await _store.ReadAsync(cancellation);
            if (_known is { } ahead && Same(content, _stored))
            {
                return (ahead, true);
            }

            var document = _store.Parse(content);
            (_stored, _known) = (content, document);
            return (document, true);
        }
        catch (Exception failure) when (IsOfStore(failure))
        {
            // Operators are told all the same; what cannot be read is not written over.
            _faults.Add($"the book of alerts cannot be read: {Told(failure)}");
            return (_known ?? new AlertDocument(), false);
        }
    }

    private async Task StoreAsync(AlertDocument document, bool isReadable, CancellationToken cancellation)
    {
        _known = document;
        var content = document.ToJson();
        if (!isReadable || Same(content, _stored))
        {
            return;
        }

        try
        {
            await _store.WriteAsync(content, cancellation);
            _stored = content;
        }
        catch (Exception failure) when (IsOfStore(failure))
        {
            _faults.Add($"the book of alerts cannot be written: {Told(failure)}");
        }
    }

    // What is in the log and waits for nothing has left the outbox.
    private async Task<ImmutableArray<AlertLogEntry>> LogAsync(
        ImmutableArray<AlertLogEntry> before, ImmutableArray<AlertLogEntry> after, int added, CancellationToken cancellation)
    {
        var news = after.Where((entry, i) => i >= after.Length - added || !entry.IsPending || !IsSame(entry, before[i])).ToArray();
        try
        {
            await _store.LogAsync(news, cancellation);
            return [.. after.Where(entry => entry.IsPending)];
        }
        catch (Exception failure) when (IsOfStore(failure))
        {
            _faults.Add($"the log of alerts cannot be written: {Told(failure)}");
            return after;
        }
    }

    private async Task<(bool IsFree, LeaseGrant? Grant)> AcquireAsync(CancellationToken cancellation)
    {
        try
        {
            var grant = await lease.AcquireAsync(options.LeaseName, options.Owner, options.LeaseTime, cancellation);
            return (grant is not null, grant);
        }
        catch (StoreException failure)
        {
            // Rather told by two than by nobody.
            _faults.Add($"the lease of the watch: {failure.Message}");
            return (true, null);
        }
    }

    private async Task ReleaseAsync(LeaseGrant? grant)
    {
        try
        {
            await (grant is null ? Task.CompletedTask : lease.ReleaseAsync(grant, CancellationToken.None));
        }
        catch (StoreException failure)
        {
            _faults.Add($"the lease of the watch: {failure.Message}");
        }
    }

    // A further try that came to the same is not worth another line.
    private static bool IsSame(AlertLogEntry left, AlertLogEntry right) =>
        left.Deliveries.Select(delivery => (delivery.State, delivery.Why)).SequenceEqual(right.Deliveries.Select(delivery => (delivery.State, delivery.Why)));

    private static bool Same(byte[]? left, byte[]? right) =>
        left is null ? right is null : right is not null && left.AsSpan().SequenceEqual(right);

    private static bool IsOfStore(Exception failure) =>
        failure is StoreException or IOException or UnauthorizedAccessException or InputException or JsonException;

    // What a driver says may hold an address with a key in it.
    private static string Told(Exception failure) => failure is StoreException or InputException ? failure.Message : failure.GetType().Name;
}
