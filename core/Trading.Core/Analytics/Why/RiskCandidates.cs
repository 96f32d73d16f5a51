using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Core.Risk.Pacing;

namespace Trading.Core.Analytics.Why;

/// <summary>Which changes could get a product past a risk check.</summary>
internal static class RiskCandidates
{
    public static IEnumerable<Knob> Knobs(Situation situation, int row, RiskReason reason)
    {
        var regime = $"regime.{situation.Decision.Regime.Regime.ToCode()}";
        return reason switch
        {
            RiskReason.EmptyUniverse => Paths("universe.eligible_min"),
            RiskReason.DataStale =>
            [
                MarketKnobs.CandleAge(row), MarketKnobs.QuoteAge(row), MarketKnobs.BalanceAge(),
                .. Paths("risk.candle_age_seconds_max", "risk.quote_age_seconds_max", "risk.balance_age_seconds_max"),
            ],
            RiskReason.ClockSkew => Paths("risk.clock_skew_ms_max"),
            RiskReason.ApiErrors => Paths("risk.api_errors_max"),
            RiskReason.VolatilityCrash => [Knob.Feature("realised_vol_pct", row), .. Paths("risk.volatility_crash_pct")],
            RiskReason.DailyStop => Paths("risk.daily_stop_pct"),
            RiskReason.WeeklyStop => Paths("risk.weekly_stop_pct"),
            RiskReason.MaxDrawdown => Paths("risk.max_drawdown_pct"),
            RiskReason.GlobalTradeSpacing => Paths("pacing.min_seconds_between_trades"),
            RiskReason.MaxTradesPerHour => Paths("pacing.trades_per_hour_max"),
            RiskReason.MaxTradesPerDay => Paths("pacing.trades_per_day_max"),
            RiskReason.MaxOpenPositions => Paths("risk.max_open_positions", $"{regime}.max_open_positions"),
            RiskReason.MaxNewPositionsPerCycle => Paths("risk.max_new_positions_per_cycle"),
            RiskReason.Pyramiding => Paths("risk.pyramiding.spacing_seconds", "risk.pyramiding.adds_per_day_max"),
            RiskReason.PositionCap or RiskReason.ClusterCap or RiskReason.TotalExposure or RiskReason.NoCash or RiskReason.BelowMinAfterCaps
                or RiskReason.MinNotional or RiskReason.SizeIncrement =>
            [
                Cash, .. Paths("risk.position_cap_pct_nav", $"{regime}.position_cap_multiplier", "risk.total_exposure_pct_nav", "execution.min_notional"),
                .. situation.Policy.Risk.Clusters
                    .Where(cluster => cluster.Value.Assets.Contains(situation.Row(row).Product.Id.Base))
                    .Select(cluster => Knob.Policy(situation, $"risk.clusters.{cluster.Key}.cap_pct_nav")),
            ],
            _ => [],
        };

        IEnumerable<Knob> Paths(params string[] paths) => Candidates.Paths(situation, paths);
    }

    public static IEnumerable<Flip> Flips(Situation situation, int row, RiskReason reason)
    {
        var risk = situation.State.Risk;
        var product = situation.Row(row).Product.Id;
        return reason switch
        {
            RiskReason.KillSwitch => [Risk("kill_switch", risk.KillSwitch.ToCode(), KillSwitch.Off.ToCode(), r => r with { KillSwitch = KillSwitch.Off })],
            RiskReason.TradingState => [Risk("trading_state", risk.TradingState.ToCode(), TradingState.Active.ToCode(), r => r with { TradingState = TradingState.Active })],
            RiskReason.ProductPaused => [Risk("pause", $"{product} paused", "taken back", r => r.WithPause(product, isPaused: false))],
            RiskReason.MaxDrawdown => [Risk("drawdown", "latched", "acknowledged", r => r.Acknowledged(situation.State.Nav))],
            RiskReason.ConsecutiveLosses => [Risk("pause after losses", $"until {risk.LossPauseUntil}", "over", r => r with { LossPauseUntil = Timestamp.MinValue })],
            RiskReason.GlobalTradeSpacing or RiskReason.SymbolCooldownActive or RiskReason.MaxTradesPerHour or RiskReason.MaxTradesPerDay =>
                [Wait(situation, product, reason)],
            RiskReason.RateLimited => [MarketKnobs.Venue("rate_limited", "asked to stay away", "over", v => v with { RateLimitedUntil = Timestamp.MinValue })],
            RiskReason.ExchangeHealth => [MarketKnobs.Venue("exchange_health", "unwell", "well", v => v with { IsHealthy = true })],
            RiskReason.ReconcileMismatch => [MarketKnobs.Venue("reconciliation", "mismatch", "agreed", v => v with { IsReconciled = true })],
            RiskReason.ApiErrors => [MarketKnobs.Venue("api_errors", "in a row", "none", v => v with { ApiErrorsInRow = 0 })],
            RiskReason.ClockSkew => [MarketKnobs.Venue("clock_skew", $"{situation.Input.Input.Market.Venue.ClockSkewMs} ms", "none", v => v with { ClockSkewMs = 0 })],
            RiskReason.ProductStatus => [MarketKnobs.Status(situation, row)],
            RiskReason.Pyramiding => [new Flip("position", $"{product} held or being bought", "none", s => s.With(s.State with
            {
                Positions = [.. s.State.Positions.Where(position => position.Product != product)],
                Orders = [.. s.State.Orders.Where(order => order.Intent.Product != product)],
            }))],
            _ => [],
        };
    }

    private static Knob Cash { get; } = new(
        "cash",
        s => (double)s.State.Ledger.Cash.Amount,
        (s, value) => s.With(s.State with { Ledger = s.State.Ledger.WithTransfer(new Money((decimal)value) - s.State.Ledger.Cash) }),
        Least: 0);

    private static Flip Risk(string name, string from, string to, Func<RiskState, RiskState> change) =>
        new(name, from, to, s => s.With(s.State with { Risk = change(s.State.Risk) }));

    // The wait is over for what was done; nothing else about the moment changes.
    private static Flip Wait(Situation situation, ProductId product, RiskReason reason)
    {
        var pacing = situation.State.Pacing;
        var until = reason switch
        {
            RiskReason.SymbolCooldownActive => pacing.CooldownUntil(product),
            RiskReason.GlobalTradeSpacing => pacing.LastTradeAt + TimeSpan.FromSeconds(situation.Policy.Pacing.MinSecondsBetweenTrades),
            RiskReason.MaxTradesPerHour => Rolled(pacing, TimeSpan.FromHours(1), situation.Policy.Pacing.TradesPerHourMax),
            _ => Rolled(pacing, TimeSpan.FromHours(24), situation.Policy.Pacing.TradesPerDayMax),
        };
        var seconds = Math.Max(0, (until - situation.Now).TotalSeconds);
        return new Flip("wait", "0 s", $"{WhyNumber.Text(seconds)} s", s => s.With(s.State with { Pacing = After(s.State.Pacing, until - s.Now) }));
    }

    private static Timestamp Rolled(PacingState pacing, TimeSpan window, int max) =>
        pacing.Entries.Count < max ? Timestamp.MinValue : pacing.Entries.OrderByDescending(entry => entry.At).ElementAt(max - 1).At + window;

    private static PacingState After(PacingState pacing, TimeSpan wait) => new(
        pacing.LastTradeAt == Timestamp.MinValue ? pacing.LastTradeAt : pacing.LastTradeAt - wait,
        [.. pacing.Entries.Select(entry => entry with { At = entry.At - wait })],
        [.. pacing.Cooldowns.Select(cooldown => cooldown with { Until = cooldown.Until - wait })]);
}
