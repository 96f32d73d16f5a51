using Trading.Core;
using Trading.Core.Analytics.Comparison;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Comparisons;

/// <summary>What an account left behind of a time: its cycles, what it was worth at each, and the trades it made.</summary>
internal sealed class AccountLog
{
    private const int HashDigits = 12;

    private readonly List<AccountMark> _marks = [];
    private readonly List<PolicyRun> _policies = [];
    private Money _transferred;
    private bool _wasDifferent;

    private AccountLog(AccountDocument document, Timestamp from, Timestamp to)
    {
        Document = document;
        From = from;
        To = to;
    }

    /// <summary>The account as last committed.</summary>
    public AccountDocument Document { get; }

    public Timestamp From { get; private set; }

    public Timestamp To { get; }

    public int Cycles { get; private set; }

    /// <summary>Cycles that found venue and account apart when the cycle before had done so already.</summary>
    public int LastingDifferences { get; private set; }

    /// <summary>Closed trades, entered and decided to be left within the time, as they closed.</summary>
    public IReadOnlyList<Trade> Trades { get; private set; } = [];

    /// <summary>The account at the first mark.</summary>
    public NavMark Opening => new(From, _marks[0].Nav);

    /// <summary>Every mark.</summary>
    public IReadOnlyList<AccountMark> Marks => _marks;

    /// <summary>Hash of the policy that decided throughout.</summary>
    public string PolicyHash => _policies[0].Hash;

    /// <exception cref="InputException">No such account, none that trades, no cycle in the range, or several policies in it.</exception>
    public static async Task<AccountLog> ReadAsync(IStateStore store, CompareRequest request, CancellationToken cancellation)
    {
        var account = request.Account;
        var document = (await store.LoadAsync(account, cancellation))?.Document
            ?? throw new InputException($"account '{account}': the store has no such account");
        if (document.Mode == TradingMode.DryRun)
        {
            throw new InputException($"account '{account}': it is a {document.Mode.ToCode()} account, which never trades; expected one on paper or live");
        }

        var log = new AccountLog(document, request.From ?? Timestamp.MinValue, request.To ?? document.LastSlot);
        await foreach (var record in store.ReadRecordsAsync(account, log.From, log.To.AddMs(1), cancellation))
        {
            log.Add(AuditRecord.Read(record, "store"));
        }

        log.RequireOnePolicy(account, request);
        log.CloseMarks();
        log.Trades = await store.ReadTradesAsync(account, cancellation)
            .Select(stored => stored.Trade)
            .Where(log.Counts)
            .ToListAsync(cancellation);
        return log;
    }

    /// <summary>Whether a trade, of the account or of its backtest, was entered and decided to be left within the time.</summary>
    public bool Counts(Trade trade) => trade.EntrySlot >= From && trade.ExitSlot < To;

    private void Add(AuditRecord record)
    {
        var isDifferent = false;
        foreach (var happened in record.Events)
        {
            var kind = happened.GetProperty("kind"u8);
            isDifferent |= kind.ValueEquals("difference"u8);
            _transferred += kind.ValueEquals("transferred"u8) ? new Money(happened.GetProperty("amount"u8).GetDecimal()) : Money.Zero;
        }

        if (record.Slot < To)
        {
            Cycles++;
            LastingDifferences += isDifferent && _wasDifferent ? 1 : 0;
            _wasDifferent = isDifferent;
            AddPolicy(record);
        }

        if (record.Entries is not null && record.Root.GetProperty("decision"u8).TryGetProperty("nav"u8, out var nav))
        {
            AddMark(record.Slot, new Money(nav.GetDecimal()));
        }
    }

    private void AddPolicy(AuditRecord record)
    {
        if (_policies.Count > 0 && _policies[^1].Hash == record.PolicyHash)
        {
            _policies[^1] = _policies[^1] with { Last = record.Slot };
        }
        else
        {
            _policies.Add(new PolicyRun(record.PolicyHash, record.Slot, record.Slot));
        }
    }

    // What came before the first mark is a part of what the account begins with.
    private void AddMark(Timestamp slot, Money nav)
    {
        _marks.Add(new AccountMark(slot, nav, _marks.Count > 0 ? _transferred : Money.Zero));
        _transferred = Money.Zero;
    }

    private void RequireOnePolicy(string account, CompareRequest request)
    {
        if (_policies.Count == 0 || _marks.Count == 0)
        {
            throw new InputException(
                $"account '{account}': no cycle decided anything from {request.From?.ToString() ?? "its beginning"} to {To}; expected a range in which it traded");
        }

        if (_policies.Select(p => p.Hash).Distinct(StringComparer.Ordinal).Skip(1).Any())
        {
            var runs = _policies.Select(p => $"{p.Hash[..Math.Min(HashDigits, p.Hash.Length)]} from {p.First} to {p.Last}");
            throw new InputException(
                $"account '{account}': it was not traded by one policy: {string.Join(", ", runs)}; expected --from and --to within one of them");
        }

        From = request.From ?? _policies[0].First;
    }

    // The end of a replay values the account and decides nothing: what it was worth then stands in the account alone.
    private void CloseMarks()
    {
        if (Document.LastSlot == To && _marks[^1].At < To)
        {
            AddMark(To, Document.State.Nav);
        }
    }
}
