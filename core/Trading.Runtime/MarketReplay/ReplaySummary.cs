using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Runtime.Ports;

namespace Trading.Runtime.MarketReplay;

/// <summary>What an account's log holds after a replay, whoever many runs it took.</summary>
public sealed record ReplaySummary
{
    public required string Account { get; init; }

    public required string Dataset { get; init; }

    public required Timestamp From { get; init; }

    public required Timestamp To { get; init; }

    /// <summary>Cycle records.</summary>
    public required long Cycles { get; init; }

    public required long Fills { get; init; }

    public required long Trades { get; init; }

    /// <summary>Sum of the closed trades' net results, quote currency.</summary>
    public required Money Net { get; init; }

    /// <summary>NAV at the last mark.</summary>
    public required Money Nav { get; init; }

    public required int OpenPositions { get; init; }

    /// <summary>SHA-256 over every fill and every trade in order: two accounts with the same traded the same.</summary>
    public required string TradeLogHash { get; init; }

    /// <exception cref="InputException">The store has no such account.</exception>
    public static async Task<ReplaySummary> ReadAsync(
        IStateStore store, string account, string dataset, Timestamp from, Timestamp to, CancellationToken cancellation)
    {
        var stored = await store.LoadAsync(account, cancellation)
            ?? throw new InputException($"account '{account}': the store has no such account");
        var log = new List<string>();
        await foreach (var fill in store.ReadFillsAsync(account, cancellation))
        {
            log.Add(JsonSerializer.Serialize(fill, CoreJson.Compact));
        }

        var fills = log.Count;
        var net = Money.Zero;
        await foreach (var trade in store.ReadTradesAsync(account, cancellation))
        {
            log.Add(JsonSerializer.Serialize(trade, CoreJson.Compact));
            net += trade.Trade.Net;
        }

        return new ReplaySummary
        {
            Account = account,
            Dataset = dataset,
            From = from,
            To = to,
            Cycles = stored.Document.RecordCount,
            Fills = fills,
            Trades = log.Count - fills,
            Net = net,
            Nav = stored.Document.State.Nav,
            OpenPositions = stored.Document.State.Positions.Length,
            TradeLogHash = ContentHash.Of(string.Join('\n', log)),
        };
    }
}
