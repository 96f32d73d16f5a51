using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.TradeLog;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Audit;

/// <summary>Tells which policies an account was traded by, what changed between them, and whether each can still be read.</summary>
/// <param name="store">The account's store, or a copy of it.</param>
/// <param name="audit">Its records and policies.</param>
public sealed class PolicyHistoryJob(IStateStore store, AuditReader audit)
{
    private const int NameDigits = 12;

    /// <exception cref="InputException">There is no such account, or a record is none.</exception>
    public async Task<PolicyHistory> RunAsync(string account, CancellationToken cancellation)
    {
        var document = (await store.LoadAsync(account, cancellation))?.Document
            ?? throw new InputException($"account '{account}': the store has no such account");
        var runs = await RunsAsync(account, cancellation);
        var trades = await store.ReadTradesAsync(account, cancellation).Select(stored => stored.Trade).ToListAsync(cancellation);
        Timestamp[] entries = [.. trades.Select(trade => trade.EntrySlot), .. document.State.Positions.Select(held => held.EntrySlot)];
        var spans = ImmutableArray.CreateBuilder<PolicySpan>();
        TradingPolicy? before = null;
        foreach (var (hash, from, to, cycles) in runs)
        {
            var (policy, problem) = await ReadAsync(hash, cancellation);
            spans.Add(new PolicySpan(
                hash,
                from,
                to,
                cycles,
                entries.Count(slot => slot >= from && slot <= to),
                problem,
                before is not null && policy is not null ? [.. PolicyDiff.Between(before with { Name = policy.Name }, policy)] : []));
            before = policy;
        }

        return new PolicyHistory(account, spans.ToImmutable(), [.. await UnexplainedAsync(trades, cancellation)]);
    }

    private async Task<List<(string Hash, Timestamp From, Timestamp To, int Cycles)>> RunsAsync(string account, CancellationToken cancellation)
    {
        var runs = new List<(string Hash, Timestamp From, Timestamp To, int Cycles)>();
        await foreach (var record in audit.RecordsAsync(account, Timestamp.MinValue, Timestamp.MaxValue, cancellation))
        {
            if (runs.Count > 0 && runs[^1].Hash == record.PolicyHash)
            {
                runs[^1] = runs[^1] with { To = record.Slot, Cycles = runs[^1].Cycles + 1 };
            }
            else
            {
                runs.Add((record.PolicyHash, record.Slot, record.Slot, 1));
            }
        }

        return runs;
    }

    private async Task<List<string>> UnexplainedAsync(List<Trade> trades, CancellationToken cancellation)
    {
        var unexplained = new List<string>();
        foreach (var trade in trades)
        {
            if ((await ReadAsync(trade.Origin.PolicyHash, cancellation)).Problem is { } problem)
            {
                unexplained.Add($"trade {trade.Id} of {trade.EntrySlot}: {problem}");
            }
        }

        return unexplained;
    }

    private async Task<(TradingPolicy? Policy, string? Problem)> ReadAsync(string hash, CancellationToken cancellation)
    {
        try
        {
            return (await audit.PolicyAsync(hash, cancellation), null);
        }
        catch (Exception error) when (error is InputException or ArgumentException)
        {
            return (null, $"policy {hash[..Math.Min(NameDigits, hash.Length)]}: {error.Message}");
        }
    }
}
