using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.Risk;

namespace Trading.Runtime.Tests.Testing;

/// <summary>
/// What an in-memory store and its lease share. Everything is kept as the text that a real store would keep, so that what does not
/// survive being stored does not survive here either.
/// </summary>
internal sealed class InMemoryAccounts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);

    public Row Read(string account)
    {
        lock (_gate)
        {
            return _rows.GetValueOrDefault(account, Row.Empty);
        }
    }

    /// <summary>Puts in place of an account what <paramref name="change"/> makes of it; nothing if it throws.</summary>
    public T Change<T>(string account, Func<Row, (Row Row, T Result)> change)
    {
        lock (_gate)
        {
            var (row, result) = change(_rows.GetValueOrDefault(account, Row.Empty));
            _rows[account] = row;
            return result;
        }
    }

    internal sealed record Row
    {
        public static Row Empty { get; } = new();

        public long Version { get; init; }

        public long CommitEpoch { get; init; }

        public long LeaseEpoch { get; init; }

        public string? LeaseOwner { get; init; }

        public Timestamp LeaseUntil { get; init; }

        public KillSwitch KillSwitch { get; init; }

        public string? Document { get; init; }

        public ImmutableList<(long Number, string Json)> Fills { get; init; } = [];

        public ImmutableHashSet<string> TradeIds { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

        public ImmutableList<(long Number, string Json)> Trades { get; init; } = [];

        public ImmutableList<(long Number, Timestamp Slot, string Json)> Records { get; init; } = [];

        public ImmutableList<string> Controls { get; init; } = [];
    }
}
