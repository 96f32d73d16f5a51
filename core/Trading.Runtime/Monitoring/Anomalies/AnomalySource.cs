using Trading.Core;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.TradeLog;
using Trading.Runtime.Jobs;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Monitoring.Anomalies;

/// <summary>
/// Anomalies of a running account, from its cycle records and trades. The past is read once, as far back as entries are counted; after that
/// only what is new, so that it may be asked as often as one likes. Safe for use by several threads.
/// </summary>
/// <param name="store">The account's memory.</param>
/// <param name="objects">Where expectations are.</param>
/// <param name="account">Which account.</param>
/// <param name="policy">The policy that it trades by: what another policy did is no part of this one's record.</param>
public sealed class AnomalySource(IStateStore store, IObjectStore objects, string account, TradingPolicy policy) : IIssueSource, IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly string _policyHash = PolicyHash.Of(policy);
    private readonly ExpectationArchive _expectations = new(objects);
    private readonly AnomalyWatch _watch = new(policy);
    private readonly CycleReading _reading = new();
    private readonly Queue<Trade> _pending = [];
    private Timestamp? _from;
    private long _lastRecord;
    private long _lastTrade;
    private bool _isTrading;
    private HealthIssue? _unknown;

    public async Task<IReadOnlyList<HealthIssue>> ReadAsync(Timestamp now, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await TakeAsync(now, cancellation);
            return [.. _watch.Found.Select(AnomalyIssues.Of), .. _unknown is { } issue && _isTrading ? [issue] : Array.Empty<HealthIssue>()];
        }
        catch (Exception error) when (error is InputException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"account '{account}': {error.Message}", error);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task TakeAsync(Timestamp now, CancellationToken cancellation)
    {
        // Of what lies further back only the trades are looked at, and these are kept apart.
        _from ??= now - TimeSpan.FromDays(policy.Monitoring.Anomalies.FillRate.WindowDays) - Day;
        var isNew = false;
        await foreach (var record in store.ReadRecordsAsync(account, _from.Value, Timestamp.MaxValue, cancellation))
        {
            if (record.Number <= _lastRecord)
            {
                continue;
            }

            if (!isNew)
            {
                isNew = true;
                await ExpectAsync(cancellation);
                await TakeTradesAsync(cancellation);
            }

            Take(_reading.Read(record));
            (_lastRecord, _from) = (record.Number, record.Slot > _from ? record.Slot : _from);
        }
    }

    private void Take(ReadCycle cycle)
    {
        if (cycle.PolicyHash != _policyHash)
        {
            return;
        }

        var trades = new List<Trade>();
        while (_pending.TryPeek(out var trade) && trade.ExitAt <= cycle.EndedAt)
        {
            trades.Add(_pending.Dequeue());
        }

        _isTrading = cycle.Observation.IsTrading;
        _watch.Observe(cycle.Observation with { Trades = [.. trades] });
    }

    private async Task TakeTradesAsync(CancellationToken cancellation)
    {
        var count = (await store.LoadAsync(account, cancellation))?.Document.TradeCount ?? 0;
        if (count <= _lastTrade)
        {
            return;
        }

        await foreach (var trade in store.ReadTradesAsync(account, cancellation))
        {
            if (trade.Number > _lastTrade)
            {
                _lastTrade = trade.Number;
                if (trade.Trade.Origin.PolicyHash == _policyHash)
                {
                    _pending.Enqueue(trade.Trade);
                }
            }
        }
    }

    private async Task ExpectAsync(CancellationToken cancellation)
    {
        try
        {
            _watch.Expectation = await _expectations.ReadAsync(_policyHash, cancellation);
            _unknown = _watch.Expectation is null ? Unknown(HealthSeverity.Info, $"no backtest says what to expect of policy {_policyHash}") : null;
        }
        catch (InputException problem)
        {
            _watch.Expectation = null;
            _unknown = Unknown(HealthSeverity.Warning, problem.Message);
        }
    }

    private static HealthIssue Unknown(HealthSeverity severity, string why) => new(
        HealthCode.NoExpectation,
        severity,
        Product: null,
        $"{why}: trade rate, win rate, slippage, fees, fill rate and drift are not watched");
}
