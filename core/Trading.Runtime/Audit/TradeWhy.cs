using Trading.Core;
using Trading.Core.Analytics.Why;
using Trading.Core.Market;

namespace Trading.Runtime.Audit;

/// <summary>Why a trade was made, at this size, price and route, why it ended, and what it came to.</summary>
/// <param name="Id">The trade.</param>
/// <param name="Product">What was traded.</param>
/// <param name="EntrySlot">The cycle that decided the entry.</param>
/// <param name="ExitSlot">The cycle that decided the last exit; null while it is open.</param>
/// <param name="Entry">Trigger, rule, conviction, size, checks and plan; null where the input was not kept.</param>
/// <param name="EntryNote">Why <paramref name="Entry"/> is missing; empty where it is not.</param>
/// <param name="Orders">Every order of the trade.</param>
/// <param name="ExitText">Why it was closed, with the levels; null while it is open.</param>
/// <param name="Result">What it came to; null while it is open.</param>
public sealed record TradeWhy(
    string Id,
    ProductId Product,
    Timestamp EntrySlot,
    Timestamp? ExitSlot,
    EntryWhy? Entry,
    string EntryNote,
    IReadOnlyList<OrderWhy> Orders,
    string? ExitText,
    TradeResult? Result);
