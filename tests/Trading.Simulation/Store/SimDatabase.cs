using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Simulation.Store;

/// <summary>What is on disk: text, as it survives every crash. Reading gives what the text says and not what was meant.</summary>
/// <param name="time">The store's own clock.</param>
/// <param name="isLastWriterRight">A mistake to plant: whoever writes last is believed.</param>
internal sealed class SimDatabase(Time time, bool isLastWriterRight = false)
{
    private string? _text;
    private LeaseGrant? _lease;
    private long _commitEpoch;

    public long Version { get; private set; }

    public long LeaseEpoch { get; private set; }

    public KillSwitch KillSwitch { get; private set; }

    /// <summary>When the switch was last flipped, by the world's clock.</summary>
    public Timestamp KillSwitchAt { get; private set; } = Timestamp.MinValue;

    public List<StoredFill> Fills { get; } = [];

    public List<StoredTrade> Trades { get; } = [];

    public List<StoredRecord> Records { get; } = [];

    public List<QueuedControl> Controls { get; } = [];

    /// <summary>The account as text; null before the first commit. Written when somebody reads it, as most versions nobody ever does.</summary>
    public string? Text => _text ??= Document is null ? null : AccountJson.Write(Document);

    /// <summary>The account as it was committed, a value that nobody can change.</summary>
    public AccountDocument? Document { get; private set; }

    public AccountHead Head => new(Version, _commitEpoch, LeaseEpoch, KillSwitch);

    public void SetKillSwitch(KillSwitch level)
    {
        KillSwitch = level;
        KillSwitchAt = time.Now;
    }

    public CommitResult Commit(AccountCommit commit)
    {
        if (!isLastWriterRight && (commit.Epoch < LeaseEpoch || commit.Epoch < _commitEpoch))
        {
            return CommitResult.StaleEpoch;
        }

        if (!isLastWriterRight && commit.ExpectedVersion != Version)
        {
            return CommitResult.Conflict;
        }

        Document = commit.Document;
        _text = null;
        Version++;
        _commitEpoch = commit.Epoch;
        Fills.AddRange(commit.Fills);
        Trades.AddRange(commit.Trades);
        Records.AddRange(commit.Records);
        return CommitResult.Committed;
    }

    public LeaseGrant? Acquire(string account, string owner, TimeSpan duration)
    {
        if (_lease is { } held && held.Until > time.Now && held.Owner != owner)
        {
            return null;
        }

        return _lease = new LeaseGrant(account, owner, ++LeaseEpoch, time.Now + duration);
    }

    public void Release(LeaseGrant grant)
    {
        if (_lease?.Epoch == grant.Epoch)
        {
            _lease = null;
        }
    }
}
