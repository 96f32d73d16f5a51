using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Rules;

namespace Trading.Core.Risk;

/// <summary>The checks that ask whether new risk is allowed at all: switches, data, venue and losses.</summary>
internal static class SafetyChecks
{
    public static void Append(RiskPolicy policy, Proposal proposal, in RiskContext context, List<RiskCheck> checks)
    {
        var state = context.State;
        AppendSwitches(state, checks);
        var isPaused = state.IsPaused(proposal.Product);
        Add(RiskReason.ProductPaused, !isPaused, isPaused ? 1 : 0, 0);
        Add(RiskReason.EmptyUniverse, !context.IsUniverseEmpty, context.IsUniverseEmpty ? 1 : 0, 0);
        AppendData(policy, proposal, context, checks);
        AppendVenue(policy, context.Market.Venue, context.Now, checks);
        AppendProduct(policy, proposal, context, checks);
        AppendLosses(policy, state, context.Account.Nav, context.Now, checks);

        void Add(RiskReason reason, bool isPassed, decimal observed, decimal limit) =>
            checks.Add(new RiskCheck(reason, isPassed, observed, limit));
    }

    /// <summary>Those that stop every entry of an account, whatever it would buy, in the order of a verdict.</summary>
    public static void AppendAccount(
        RiskPolicy policy, RiskState state, Money nav, in VenueHealth venue, Timestamp now, List<RiskCheck> checks)
    {
        AppendSwitches(state, checks);
        checks.Add(Skew(policy, venue));
        AppendVenue(policy, venue, now, checks);
        AppendLosses(policy, state, nav, now, checks);
    }

    private static void AppendSwitches(RiskState state, List<RiskCheck> checks)
    {
        checks.Add(new RiskCheck(RiskReason.KillSwitch, state.KillSwitch == KillSwitch.Off, (int)state.KillSwitch, 0));
        checks.Add(new RiskCheck(RiskReason.TradingState, state.TradingState == TradingState.Active, (int)state.TradingState, 0));
    }

    private static void AppendData(RiskPolicy policy, Proposal proposal, in RiskContext context, List<RiskCheck> checks)
    {
        ref readonly var row = ref context.Market.Products[proposal.ProductIndex];
        checks.Add(Age(row.LastCandleAt, context.Now, policy.CandleAgeSecondsMax));
        if (row.Quote.IsObserved)
        {
            checks.Add(Age(row.Quote.At, context.Now, policy.QuoteAgeSecondsMax));
        }

        checks.Add(Age(context.Market.BalancesAt, context.Now, policy.BalanceAgeSecondsMax));
        checks.Add(Skew(policy, context.Market.Venue));
    }

    private static RiskCheck Skew(RiskPolicy policy, in VenueHealth venue)
    {
        var skew = Math.Abs(venue.ClockSkewMs);
        return new RiskCheck(RiskReason.ClockSkew, skew <= policy.ClockSkewMsMax, skew, policy.ClockSkewMsMax);
    }

    private static void AppendVenue(RiskPolicy policy, in VenueHealth venue, Timestamp now, List<RiskCheck> checks)
    {
        checks.Add(new RiskCheck(RiskReason.ApiErrors, venue.ApiErrorsInRow < policy.ApiErrorsMax, venue.ApiErrorsInRow, policy.ApiErrorsMax));
        var rest = venue.RateLimitedUntil > now ? (decimal)(venue.RateLimitedUntil - now).TotalSeconds : 0;
        checks.Add(new RiskCheck(RiskReason.RateLimited, rest == 0, rest, 0));
        checks.Add(new RiskCheck(RiskReason.ExchangeHealth, venue.IsHealthy, venue.IsHealthy ? 0 : 1, 0));
        checks.Add(new RiskCheck(RiskReason.ReconcileMismatch, venue.IsReconciled, venue.IsReconciled ? 0 : 1, 0));
    }

    private static void AppendProduct(RiskPolicy policy, Proposal proposal, in RiskContext context, List<RiskCheck> checks)
    {
        var status = context.Market.Products[proposal.ProductIndex].Status;
        checks.Add(new RiskCheck(RiskReason.ProductStatus, status == ProductStatus.Online, (int)status, (int)ProductStatus.Online));
        var vol = context.Features[proposal.ProductIndex].RealisedVolPct;
        var isCrash = vol >= policy.VolatilityCrashPct;
        checks.Add(new RiskCheck(
            RiskReason.VolatilityCrash, !isCrash, Rounded(vol), Rounded(policy.VolatilityCrashPct)));
    }

    private static void AppendLosses(RiskPolicy policy, RiskState state, Money nav, Timestamp now, List<RiskCheck> checks)
    {
        checks.Add(Loss(RiskReason.DailyStop, state.DayStartNav, nav, policy.DailyStopPct));
        checks.Add(Loss(RiskReason.WeeklyStop, state.WeekStartNav, nav, policy.WeeklyStopPct));
        var drawdown = Loss(RiskReason.MaxDrawdown, state.HighWaterMark, nav, policy.MaxDrawdownPct);
        checks.Add(drawdown with { IsPassed = drawdown.IsPassed && !state.IsDrawdownLatched });
        var pause = state.LossPauseUntil > now ? (decimal)(state.LossPauseUntil - now).TotalSeconds : 0;
        checks.Add(new RiskCheck(RiskReason.ConsecutiveLosses, pause == 0, pause, 0));
    }

    private static RiskCheck Loss(RiskReason reason, Money from, Money nav, decimal limitPct)
    {
        var lossPct = from.IsPositive ? (from - nav) / from * 100m : 0;
        return new RiskCheck(reason, lossPct < limitPct, lossPct, limitPct);
    }

    // What was never seen is infinitely old; what is stamped in the future is as wrong as what is old.
    private static RiskCheck Age(Timestamp at, Timestamp now, int limitSeconds)
    {
        var age = at == Timestamp.MinValue ? decimal.MaxValue : (now.UnixMs - at.UnixMs) / 1000m;
        return new RiskCheck(RiskReason.DataStale, age >= 0 && age <= limitSeconds, age, limitSeconds);
    }

    // For the record only: the comparison was made on the double.
    private static decimal Rounded(double value) =>
        double.IsNaN(value) ? -1 : (decimal)Math.Round(Math.Clamp(value, -1e9, 1e9), 4);
}
