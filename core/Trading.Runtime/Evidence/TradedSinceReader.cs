using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Evidence;

/// <summary>Reads from an account what it traded by one policy under one code.</summary>
/// <param name="store">The account's store.</param>
/// <param name="objects">Its archive of inputs and policies.</param>
public sealed class TradedSinceReader(IStateStore store, IObjectStore objects)
{
    /// <param name="account">Its name.</param>
    /// <param name="policyHash">Trades by other policies do not count.</param>
    /// <param name="codeVersion">Trades by other code do not count.</param>
    /// <param name="leastMode">Paper also takes live; a dry run shows nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InputException">There is no such account, or it is of another mode.</exception>
    public async Task<TradedSince> ReadAsync(
        string account, string policyHash, string codeVersion, TradingMode leastMode, CancellationToken cancellation)
    {
        var stored = await store.LoadAsync(account, cancellation)
            ?? throw new InputException($"account '{account}': is not in the store; expected one that traded");
        if (stored.Document.Mode < leastMode)
        {
            throw new InputException($"account '{account}': is {stored.Document.Mode.ToCode()}; expected {leastMode.ToCode()} for this much capital");
        }

        var trades = await TradesAsync(store, account, policyHash, codeVersion, cancellation);
        var (first, last, violations) = await ReplayAsync(account, policyHash, codeVersion, cancellation);
        return new TradedSince(account, first, last, trades, violations);
    }

    /// <summary>Closed trades of an account that one policy decided under one code, as they closed.</summary>
    internal static async Task<ImmutableArray<Trade>> TradesAsync(
        IStateStore store, string account, string policyHash, string codeVersion, CancellationToken cancellation)
    {
        var trades = ImmutableArray.CreateBuilder<Trade>();
        await foreach (var trade in store.ReadTradesAsync(account, cancellation))
        {
            if (trade.Trade.Origin.PolicyHash == policyHash && trade.Trade.Origin.CodeVersion == codeVersion)
            {
                trades.Add(trade.Trade);
            }
        }

        return trades.ToImmutable();
    }

    // Deciding every recorded cycle again is the widest check there is: state, inputs and decisions have to be what they were.
    private async Task<(Timestamp? First, Timestamp Last, ImmutableArray<Timestamp> Violations)> ReplayAsync(
        string account, string policyHash, string codeVersion, CancellationToken cancellation)
    {
        var audit = new AuditReader(store, objects);
        var replay = new AuditReplayJob(audit);
        Timestamp? first = null;
        var last = Timestamp.MinValue;
        var violations = ImmutableArray.CreateBuilder<Timestamp>();
        await foreach (var record in audit.RecordsAsync(account, Timestamp.MinValue, Timestamp.MaxValue, cancellation))
        {
            if (record.PolicyHash != policyHash || record.CodeVersion != codeVersion)
            {
                continue;
            }

            first ??= record.Slot;
            last = record.Slot;
            var cycle = await replay.RunAsync(record, cancellation);
            if (cycle.Verdict == ReplayVerdict.Different)
            {
                violations.Add(record.Slot);
            }
        }

        return (first, last, violations.ToImmutable());
    }
}
