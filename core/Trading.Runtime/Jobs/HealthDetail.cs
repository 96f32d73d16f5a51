using System.Collections.Immutable;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Jobs;

/// <summary>Puts together what health tells of an account. Pure.</summary>
internal static class HealthDetail
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <param name="document">The account as committed.</param>
    /// <param name="killSwitch">Where the operator's switch stands, which a cycle may not have seen yet.</param>
    /// <param name="seen">What the newest decision saw; null where that is not known.</param>
    /// <param name="policy">What is allowed.</param>
    /// <param name="now">The moment that is asked about.</param>
    public static HealthAccount Of(AccountDocument document, KillSwitch killSwitch, DecisionInput? seen, TradingPolicy policy, Timestamp now)
    {
        var state = document.State;
        var risk = state.Risk;
        ImmutableArray<HealthBreaker> breakers =
        [
            .. AccountBreakers.Of(policy.Risk, risk with { KillSwitch = killSwitch }, state.Nav, document.Venue, now)
                .Select(check => new HealthBreaker(check.Reason, !check.IsPassed, decimal.Round(check.Observed, 4), check.Limit)),
        ];
        return new HealthAccount
        {
            Mode = document.Mode,
            CommittedAt = document.CommittedAt,
            LastSlot = document.LastSlot == Timestamp.MinValue ? null : document.LastSlot,
            Nav = state.Nav,
            Cash = state.Ledger.Cash,
            HighWaterMark = risk.HighWaterMark,
            DrawdownPct = breakers.Single(breaker => breaker.Code == RiskReason.MaxDrawdown).Observed,
            DrawdownPctMax = policy.Risk.MaxDrawdownPct,
            CapShare = risk.CapShare,
            TradingState = risk.TradingState,
            IsDrawdownLatched = risk.IsDrawdownLatched,
            LossesInRow = risk.LossesInRow,
            Paused = risk.Paused,
            Positions = [.. state.Positions.Select(held => HealthPosition.Of(held, seen?.Input.Market))],
            Orders = [.. state.Orders.Where(order => !order.IsTerminal).Select(HealthOrder.Of)],
            Pacing = new HealthPacing(
                state.Pacing.EntriesWithin(Hour, now),
                state.Pacing.EntriesWithin(Day, now),
                state.Pacing.LastTradeAt == Timestamp.MinValue ? null : state.Pacing.LastTradeAt,
                state.Pacing.Cooldowns.Count(cooldown => cooldown.Until > now)),
            Breakers = breakers,
            MarketAt = seen?.Now,
            Exposure = seen is not null
                ? ExposureReading.Of(policy.Risk, policy.Regime.For(state.Regime), state.Account, risk.CapShare, seen.Input.Market)
                : null,
            DataAges = seen is null ? [] : [.. seen.Input.Market.Products.Select(row => AgeOf(row, seen.Now, policy.Risk))],
        };
    }

    private static HealthDataAge AgeOf(ProductMarket row, Timestamp at, RiskPolicy risk)
    {
        var candle = row.LastCandleAt == Timestamp.MinValue ? (decimal?)null : (at.UnixMs - row.LastCandleAt.UnixMs) / 1000m;
        var quote = row.Quote.IsObserved ? (at.UnixMs - row.Quote.At.UnixMs) / 1000m : (decimal?)null;
        return new HealthDataAge(row.Product.Id, candle, quote, candle <= risk.CandleAgeSecondsMax && quote is null or >= 0 && !(quote > risk.QuoteAgeSecondsMax));
    }
}
