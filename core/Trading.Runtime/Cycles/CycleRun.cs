using System.Collections.Immutable;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;
using Trading.Runtime.Governance;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Cycles;

/// <summary>
/// One cycle under a lease, in the order that keeps money safe: what the venue knows, then exits, whatever else happens, then entries,
/// then the work on what was sent. Every order is in the store before it is on the wire.
/// </summary>
internal sealed class CycleRun
{
    private readonly CycleServices _services;
    private readonly CycleOptions _options;
    private readonly CycleSession _session;
    private readonly CycleRequest _request;
    private readonly MarketReader _market;
    private readonly OrderSender _sender;
    private readonly OrderWorker _worker;
    private readonly StageClock _stages;
    private readonly Decision _decision;
    private readonly OpenCycle _open;
    private readonly DecideStep _decide;
    private bool _isValued;

    public CycleRun(
        CycleServices services,
        CycleOptions options,
        CycleSession session,
        ImmutableArray<ListedProduct> listing,
        CycleRequest request,
        InputKeeper keeper)
    {
        _services = services;
        _options = options;
        _session = session;
        _request = request;
        _stages = new StageClock(services.Clock, services.Telemetry);
        _market = new MarketReader(services.Market, session.Policy, listing, options.Candles, request.Slot.Floor(session.Policy.Policy.Cycle.Interval));
        _sender = new OrderSender(services, options);
        _worker = new OrderWorker(services, session, _sender, _market);
        _decision = new Decision(listing.Length, session.Policy.Signals.Count);
        _decide = new DecideStep(session, keeper, _market.Input, _decision);
        _open = session.Document.OpenCycle is { } open && open.Slot == request.Slot
            ? open
            : new OpenCycle(request.Slot, Later(session.Now, request.DueAt), [], [], Decision: null, Outcome: null);
    }

    private bool IsSending => _options.Mode != TradingMode.DryRun;

    /// <param name="isResumed">This very cycle had begun before and was interrupted.</param>
    public async Task<CycleOutcome> RunAsync(bool isResumed, CancellationToken cancellation)
    {
        FinishInterrupted();
        if (_request.Note is { } note)
        {
            _session.Events.Note("request", _session.Now, note);
        }

        var lateMs = _session.Now.UnixMs - _request.DueAt.UnixMs;
        if (!isResumed && !_request.IsExitsOnly && lateMs > _session.Policy.Policy.Cycle.PastDueSecondsMax * 1000L)
        {
            _session.Outcome = "skipped:past_due";
            _session.Change(document => document with { LastSlot = _request.Slot });
            await CloseAsync(cancellation);
            return CycleOutcome.Skipped(_request.Slot, "past_due", $"{lateMs / 1000} s after it was due");
        }

        await CatchUpAsync(cancellation);

        // A slot is judged once: one that was interrupted after that goes on with its orders.
        if (_request.IsExitsOnly || _session.Document.LastSlot < _request.Slot)
        {
            await ExitAsync(cancellation);
        }

        if (!_request.IsExitsOnly && !_request.IsMarkOnly && _session.Document.LastSlot < _request.Slot)
        {
            await EnterAsync(cancellation);
        }

        if (_request.IsMarkOnly)
        {
            _session.Change(document => document with { LastSlot = _request.Slot });
        }

        await WorkAsync(cancellation);
        await CloseAsync(cancellation);
        return Result();
    }

    // A cycle that never came to its end is recorded as what it was, with all that it had stored.
    private void FinishInterrupted()
    {
        if (_session.Document.OpenCycle is not { } open || open.Slot == _request.Slot)
        {
            return;
        }

        _session.AddRecord(open.Slot, CycleRecordJson.Write(_session, _options, open, "failed:interrupted", []));
        _session.BeginEvents();
    }

    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        await ControlStep.RunAsync(_services.Store, _options.Account, _session, cancellation);
        await _sender.ReadKillSwitchAsync(_session, cancellation);
        if (_request.CapShare is { } share && share != _session.State.Risk.CapShare)
        {
            _session.Apply(CycleEvent.CapShareSet(share, _session.Now));
        }

        if (!IsSending)
        {
            await _services.Exchange.WaitAsync([], Later(_session.Now, _request.DueAt), cancellation);
            _session.BalancesAt = _session.Now;
            return;
        }

        await _worker.WaitAsync(Later(_session.Now, _request.DueAt), _open, cancellation);
        _stages.End("work_before");
        await new ReconcileStep(_services, _options).RunAsync(_session, cancellation);
        await CommitIfNewsAsync(cancellation);
        await new LeftoverStep(_services, _options, _sender).RunAsync(_session, () => _session.CommitAsync(_open, cancellation), cancellation);
        _worker.Tidy();
        await SendAsync(_session.Now, cancellation);
        _stages.End("reconcile");
    }

    private async Task ExitAsync(CancellationToken cancellation)
    {
        await _market.ReadAsync(_session.State.Positions.Select(position => position.Product), cancellation);
        Describe();
        _stages.End("held_prices");
        _isValued = _session.State.Positions.All(position =>
            _market.Input.Market.Products[_market.Input.Market.IndexOf(position.Product)].Bid > 0);
        if (_isValued)
        {
            _session.Mark(_market.Input.Market, _request.Slot);
        }

        if (_session.State.Positions.IsEmpty || _request.IsMarkOnly)
        {
            return;
        }

        await _decide.ExitsAsync(cancellation);
        if (_decision.Approved.Count > 0 && IsSending)
        {
            var closed = _session.Desk.Closed.Count;
            _session.State = _session.Desk.Start(_session.State, _decision, _market.Input.Market);
            _session.KeepDust(closed);
            await _session.CommitAsync(_open, cancellation);
            await SendAsync(_decision.Now, cancellation);
        }

        _stages.End("exits");
    }

    private async Task EnterAsync(CancellationToken cancellation)
    {
        var products = _market.Input.Market.Products.Select(row => row.Product.Id);
        await _market.ReadAsync(products, cancellation);
        await ReadSkewAsync(cancellation);
        Describe();
        NoteFailures();
        _stages.End("snapshot");
        _session.Change(document => document with { LastSlot = _request.Slot });
        if (!_isValued || !_market.HasRegime)
        {
            _session.Outcome = $"no_trade:{(_isValued ? "no_regime" : "no_price_of_holdings")}";
            return;
        }

        _session.Mark(_market.Input.Market, _request.Slot);
        if (!await _decide.EntriesAsync(cancellation))
        {
            _session.Outcome = $"no_trade:{InputKeeper.NotStored}";
            return;
        }

        _session.State = TradingCycle.Apply(_session.State, _decision);
        _stages.End("decide");
        if (_decision.Approved.Count == 0 || !IsSending)
        {
            _session.Outcome = _decision.Approved.Count > 0 ? "no_trade:dry_run" : null;
            return;
        }

        _session.State = _session.Desk.Start(_session.State, _decision, _market.Input.Market);
        await _session.CommitAsync(_open, cancellation);
        await SendAsync(_decision.Now, cancellation);
        _stages.End("send");
    }

    private async Task WorkAsync(CancellationToken cancellation)
    {
        if (IsSending)
        {
            await _worker.WorkAsync(_open, _open.StartedAt + TimeSpan.FromSeconds(_session.Policy.Policy.Cycle.DeadlineSeconds), cancellation);
            _stages.End("work");
        }
    }

    private async Task SendAsync(Timestamp pricesAt, CancellationToken cancellation)
    {
        if (_session.Desk.ToSend.Count + _session.Desk.ToCancel.Count > 0)
        {
            await _sender.CarryOutAsync(_session, pricesAt, cancellation);
            await _session.CommitAsync(_open, cancellation);
        }
    }

    private async Task CommitIfNewsAsync(CancellationToken cancellation)
    {
        if (_session.HasNews)
        {
            await _session.CommitAsync(_open, cancellation);
        }
    }

    private void Describe()
    {
        _market.Input.Market.BalancesAt = _session.BalancesAt;
        _market.Input.Market.Venue = _session.Venue;
    }

    // A venue that does not tell its time is not well enough for new risk.
    private async Task ReadSkewAsync(CancellationToken cancellation)
    {
        var isHealthy = true;
        try
        {
            var skewMs = await ClockSkew.ReadMsAsync(_services.Market, _services.Clock, _session.Policy.Policy.Risk.ClockSkewMsMax, cancellation);
            _session.Venue = _session.Venue with { ClockSkewMs = skewMs };
        }
        catch (VenueException failure)
        {
            isHealthy = false;
            _session.Venue = VenueJudge.AfterFailure(_session.Venue, failure);
            _session.Events.Note("clock_unknown", _session.Now, failure.Message);
        }

        _session.Venue = _session.Venue with { IsHealthy = isHealthy };
    }

    private void NoteFailures()
    {
        foreach (var (product, failure) in _market.Failures)
        {
            _session.Events.Note("no_data", _session.Now, $"{product}: {failure.Message}");
        }
    }

    private async Task CloseAsync(CancellationToken cancellation)
    {
        var outcome = Result();
        _session.AddRecord(_request.Slot, CycleRecordJson.Write(_session, _options, _open, outcome.Text, _stages.Stages));
        await _session.CommitAsync(open: null, cancellation);
        _services.Telemetry?.Gauges.Tell(_session.State, _market.Input.Market, _session.Policy.Policy);
    }

    private CycleOutcome Result()
    {
        var text = _session.Outcome ?? CycleRecordJson.OutcomeOf(_session.Events.Decision) ?? (_request.IsMarkOnly ? "no_trade:mark_only" : "no_trade:exits_only");
        var kind = text.Split(':')[0] switch
        {
            "executed" => CycleOutcomeKind.Executed,
            "no_trade" => CycleOutcomeKind.NoTrade,
            "skipped" => CycleOutcomeKind.Skipped,
            _ => CycleOutcomeKind.Failed,
        };
        return new CycleOutcome(_request.Slot, kind, text);
    }

    private static Timestamp Later(Timestamp left, Timestamp right) => left > right ? left : right;
}
