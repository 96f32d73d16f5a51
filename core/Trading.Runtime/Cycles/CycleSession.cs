using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.TradeLog;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;
using Trading.Runtime.Telemetry;

namespace Trading.Runtime.Cycles;

/// <summary>
/// An account in the hands of one cycle: loaded, changed by events, committed. Everything in here but the store's copy is gone after a
/// crash, and everything that must not be is in <see cref="AccountDocument"/>.
/// </summary>
internal sealed class CycleSession : IDisposable
{
    private readonly CycleServices _services;
    private readonly CycleOptions _options;
    private readonly TradeOrigin _origin;
    private readonly LeaseGrant _grant;
    private readonly List<StoredFill> _fills = [];
    private readonly List<StoredTrade> _trades = [];
    private readonly List<StoredRecord> _records = [];
    private readonly List<string> _inputs = [];
    private readonly OrderTally _tally;
    private AccountDocument _document;
    private long _version;
    private int _eventsCommitted;

    public CycleSession(
        CycleServices services, CycleOptions options, CompiledPolicy policy, string policyHash, LeaseGrant grant, StoredAccount stored)
    {
        _services = services;
        _options = options;
        _grant = grant;
        _document = stored.Document;
        _version = stored.Version;
        Policy = policy;
        _origin = new TradeOrigin(policyHash, options.CodeVersion, options.Source);
        Events = new CycleEventWriter(policyHash, options.CodeVersion, policy.Needs);
        Desk = new OrderDesk(policy, Events);
        Desk.Restore(_document.Legs, _document.Closed);
        State = _document.State;
        _tally = new OrderTally(services.Telemetry, State.Orders);
        Venue = _document.Venue;
        if (_document.OpenCycle is { } open)
        {
            Events.Restore(open.Events, open.Decision);
            _eventsCommitted = open.Events.Length;
            _inputs.AddRange(open.Inputs);
            Outcome = open.Outcome;
        }
    }

    public CompiledPolicy Policy { get; }

    public CycleEventWriter Events { get; }

    public OrderDesk Desk { get; }

    public CycleState State { get; set; }

    public VenueHealth Venue { get; set; }

    /// <summary>When balances were last confirmed by the venue; never in this cycle if the smallest timestamp.</summary>
    public Timestamp BalancesAt { get; set; } = Timestamp.MinValue;

    /// <summary>What the cycle came to so far; null before it is known.</summary>
    public string? Outcome { get; set; }

    /// <summary>The account as last committed, with what this cycle changed beside <see cref="State"/>.</summary>
    public AccountDocument Document => _document;

    /// <summary>Decisions with the hashes of their inputs, each a JSON object.</summary>
    public IReadOnlyList<string> Inputs => _inputs;

    /// <summary>The policy, code and data that decide.</summary>
    public TradeOrigin Origin => _origin;

    public long Epoch => _grant.Epoch;

    public Timestamp Now => _services.Clock.Now();

    /// <summary>Adds a decision made by <see cref="DecisionNote"/>; returns its place, from 0.</summary>
    public int AddInput(string note)
    {
        _inputs.Add(note);
        return _inputs.Count - 1;
    }

    public void Change(Func<AccountDocument, AccountDocument> change) => _document = change(_document);

    public void Apply(in CycleEvent happened) => State = Desk.Apply(State, happened);

    /// <summary>
    /// Takes a report of the venue; whether it told anything new. One that contradicts the account is not applied: it is written down,
    /// and new risk halts until account and venue agree again, while exits go on.
    /// </summary>
    public bool Take(in VenueReport report)
    {
        var index = IndexOf(report);
        if (index < 0)
        {
            Quarantine(report, "not an order of this account any more");
            return false;
        }

        var order = State.Orders[index];
        if (IsKnown(order, report))
        {
            return false;
        }

        // A process that died between a send and its commit could not store that it sent: what the venue knows of was sent.
        if (order.State == OrderState.Intent)
        {
            Apply(CycleEvent.Sent(report.Order, report.At));
        }

        try
        {
            State = Desk.Report(State, report);
        }
        catch (InvalidOperationException contradiction)
        {
            Quarantine(report, contradiction.Message);
            return false;
        }

        if (report.Fill is { } fill && !order.HasApplied(fill))
        {
            _document = _document with { FillCount = _document.FillCount + 1 };
            _fills.Add(new StoredFill(_document.FillCount, fill));
        }

        return true;
    }

    /// <summary>Writes down what cannot be true of account and venue both. New risk halts until they are reconciled; exits go on.</summary>
    public void Contradict(Timestamp at, string what)
    {
        Events.Note("contradiction", at, what);
        Venue = Venue with { IsReconciled = false };
    }

    /// <summary>Values the account, and turns positions that were closed since into trades.</summary>
    public void Mark(MarketSnapshot market, Timestamp slot)
    {
        if (TradingCycle.NeedsMark(State, slot))
        {
            State = TradingCycle.Mark(State, market, slot, Policy);
        }

        foreach (var position in Desk.Closed)
        {
            _document = _document with { TradeCount = _document.TradeCount + 1 };
            _trades.Add(new StoredTrade(_document.TradeCount, Trade.Of(position, State.Nav, _origin)));
        }

        Desk.Closed.Clear();
    }

    /// <summary>What was written off is still at the venue, beside the account from now on: no difference that halts new risk.</summary>
    /// <param name="from">The first of the desk's closed positions to look at.</param>
    public void KeepDust(int from)
    {
        foreach (var position in Desk.Closed.Skip(from).Where(position => position.Held.IsPositive))
        {
            var asset = position.Product.Base;
            var units = _document.Foreign.GetValueOrDefault(asset) + position.Held.Value;
            _document = _document with { Foreign = _document.Foreign.SetItem(asset, units) };
        }
    }

    /// <summary>Whether anything happened since the last commit.</summary>
    public bool HasNews => Events.Events.Count > _eventsCommitted;

    /// <summary>Starts the events of a new cycle, once those before are in a record.</summary>
    public void BeginEvents()
    {
        Events.Restore([], decision: null);
        _inputs.Clear();
        _eventsCommitted = 0;
        Outcome = null;
    }

    /// <summary>Adds a line to the audit with the next commit.</summary>
    public void AddRecord(Timestamp slot, string json)
    {
        _document = _document with { RecordCount = _document.RecordCount + 1 };
        _records.Add(new StoredRecord(_document.RecordCount, slot, json));
    }

    /// <summary>Stores the account as it is now.</summary>
    /// <param name="open">The cycle that goes on after it; null when it is over.</param>
    /// <exception cref="CycleAbandonedException">Somebody else has the account, or the store does not say whether it stored this.</exception>
    public async Task CommitAsync(OpenCycle? open, CancellationToken cancellation)
    {
        _document = _document with
        {
            State = State,
            Legs = [.. Desk.Legs],
            Closed = [.. Desk.Closed],
            Venue = Venue,
            OpenCycle = open is null
                ? null
                : open with { Events = [.. Events.Events], Inputs = [.. _inputs], Decision = Events.Decision, Outcome = Outcome },
            CommittedAt = Now,
            VenueState = _services.Exchange.Export(),
        };
        var commit = new AccountCommit(_version, _grant.Epoch, _document)
        {
            Fills = [.. _fills],
            Trades = [.. _trades],
            Records = [.. _records],
        };
        await StoreAsync(commit, cancellation);
        _version++;
        _tally.Stored(State.Orders, _fills);
        _eventsCommitted = Events.Events.Count;
        _fills.Clear();
        _trades.Clear();
        _records.Clear();
    }

    /// <summary>The account as the store has it now.</summary>
    public StoredAccount Stored => new(_version, _document);

    public void Dispose() => Events.Dispose();

    // A write without an answer may have been done. Version and epoch together belong to one writer only, so the head tells.
    private async Task StoreAsync(AccountCommit commit, CancellationToken cancellation)
    {
        StoreException? silence = null;
        for (var tries = 0; tries < _options.StoreTries; tries++)
        {
            try
            {
                if (silence is not null && await IsDoneAsync(commit, cancellation))
                {
                    return;
                }

                var result = await _services.Store.CommitAsync(commit, cancellation);
                if (result == CommitResult.Committed || (silence is not null && await IsDoneAsync(commit, cancellation)))
                {
                    return;
                }

                throw new CycleAbandonedException($"the commit of version {commit.ExpectedVersion + 1} ended as {result}");
            }
            catch (StoreException error)
            {
                silence = error;
            }
        }

        throw new CycleAbandonedException($"the store did not answer {_options.StoreTries} times: {silence?.Message}", silence);
    }

    private async Task<bool> IsDoneAsync(AccountCommit commit, CancellationToken cancellation)
    {
        var head = await _services.Store.ReadHeadAsync(_options.Account, cancellation);
        return head.Version == commit.ExpectedVersion + 1 && head.CommitEpoch == commit.Epoch;
    }

    // Venues repeat themselves, and so do we when we ask again.
    private static bool IsKnown(Order order, in VenueReport report) => report.Kind switch
    {
        VenueReportKind.Filled => order.HasApplied(report.Fill!) && (order.IsTerminal || !report.IsFinal),
        VenueReportKind.Accepted => order.VenueOrderId is not null && order.State is not (OrderState.InFlight or OrderState.Unknown),
        VenueReportKind.CancelRejected => true,
        _ => order.IsTerminal,
    };

    private int IndexOf(in VenueReport report)
    {
        for (var i = 0; i < State.Orders.Length; i++)
        {
            if (State.Orders[i].Id == report.Order)
            {
                return i;
            }
        }

        return -1;
    }

    private void Quarantine(in VenueReport report, string why) => Contradict(report.At, $"{report.Kind} of order {report.Order}: {why}");
}
