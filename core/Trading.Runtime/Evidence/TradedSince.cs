using System.Collections.Immutable;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Evidence;

/// <summary>What an account traded by the policy and code that are judged.</summary>
/// <param name="Account">Its name.</param>
/// <param name="First">Slot of its first such cycle; null where it had none.</param>
/// <param name="Last">Slot of its last one.</param>
/// <param name="Trades">Closed trades, as they closed.</param>
/// <param name="Violations">Slots of cycles that do not come out as they were recorded.</param>
public sealed record TradedSince(string Account, Timestamp? First, Timestamp Last, ImmutableArray<Trade> Trades, ImmutableArray<Timestamp> Violations)
{
    /// <summary>Whole days from the first cycle to the last.</summary>
    public int Days => First is { } first && first < Last ? (int)(Last - first).TotalDays : 0;

    /// <summary>The part of it from an instant on: trades that were decided then or later.</summary>
    public TradedSince From(Timestamp since) => this with
    {
        First = First is { } first && first > since ? first : since,
        Trades = [.. Trades.Where(t => t.EntrySlot >= since)],
        Violations = [.. Violations.Where(v => v >= since)],
    };

    /// <summary>Held against a backtest.</summary>
    public PaperEvidence Against(ExpectedReturn expected, GatePaperPolicy policy) => PaperReading.Of(expected, Trades, Days, Violations.Length, policy);
}
