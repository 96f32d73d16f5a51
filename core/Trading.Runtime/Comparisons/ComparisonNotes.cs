using System.Collections.Immutable;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Comparisons;

/// <summary>What a reader of a comparison has to know to judge its numbers.</summary>
internal static class ComparisonNotes
{
    public static ImmutableArray<string> Of(AccountLog log, ShadowPlan plan, IReadOnlyList<Trade> live, bool isBefore, int basisTrades)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (plan.ColdHours > 0)
        {
            notes.Add(FormattableString.Invariant(
                $"The data begins {plan.ColdHours:0.#} hours too late to warm features up: early on the backtest may not know what the account knew."));
        }

        var versions = live.Select(t => t.Origin.CodeVersion).Where(v => v != plan.Shadow.EngineVersion).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (versions.Length > 0)
        {
            notes.Add($"The account was traded by other code than the backtest's {plan.Shadow.EngineVersion}: {string.Join(", ", versions)}.");
        }

        if (log.Trades.Count > live.Count)
        {
            notes.Add($"{log.Trades.Count - live.Count} trades of other products are left out.");
        }

        if (log.Marks.Any(m => !m.Transferred.IsZero))
        {
            notes.Add("Money was moved in or out meanwhile, which the backtest knows nothing of: its sizes differ from then on.");
        }

        notes.Add(isBefore
            ? $"A trade's standard deviation is that of {basisTrades} trades of a backtest over the data before the account began."
            : $"A trade's standard deviation is that of the shadow's {basisTrades} trades, as a backtest before the account began has too few.");
        return notes.ToImmutable();
    }
}
