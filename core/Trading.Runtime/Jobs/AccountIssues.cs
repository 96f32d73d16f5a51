using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Jobs;

/// <summary>What an account itself says is wrong with it. Pure.</summary>
internal static class AccountIssues
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static IEnumerable<HealthIssue> Of(AccountDocument? document, KillSwitch killSwitch, PacingPolicy pacing, Timestamp now)
    {
        if (killSwitch != KillSwitch.Off)
        {
            yield return Warning(HealthCode.KillSwitch, $"the kill switch stands at {killSwitch.ToCode()}");
        }

        if (document is null)
        {
            yield break;
        }

        if (document.State.Pacing.EntriesWithin(Day, now) is var entries && entries >= pacing.TradesPerDayMax)
        {
            yield return Warning(
                HealthCode.TradesPerDayMax, $"{entries} entries within 24 hours; pacing.trades_per_day_max ({pacing.TradesPerDayMax}) holds back every further one");
        }

        foreach (var issue in OfVenue(document, now).Concat(OfRisk(document.State.Risk, now)))
        {
            yield return issue;
        }
    }

    private static IEnumerable<HealthIssue> OfVenue(AccountDocument document, Timestamp now)
    {
        if (!document.Venue.IsReconciled)
        {
            var assets = document.Differences.Select(difference => FormattableString.Invariant($"{difference.Key} by {difference.Value.Amount}"));
            yield return new(
                HealthCode.ReconcileMismatch,
                HealthSeverity.Critical,
                Product: null,
                document.Differences.IsEmpty ? "account and venue were not found to agree" : $"the venue differs in {string.Join(", ", assets)}");
        }

        if (document.Venue.RateLimitedUntil > now)
        {
            yield return Warning(HealthCode.RateLimited, $"the venue asked us to stay away until {document.Venue.RateLimitedUntil}");
        }

        foreach (var order in document.State.Orders.Where(order => order.State == OrderState.Unknown))
        {
            yield return new(
                HealthCode.OrderUnknown,
                HealthSeverity.Warning,
                order.Intent.Product,
                $"what became of order {order.Id} is not known since {order.UpdatedAt}");
        }
    }

    private static IEnumerable<HealthIssue> OfRisk(RiskState risk, Timestamp now)
    {
        if (risk.TradingState != TradingState.Active)
        {
            yield return Warning(HealthCode.NotActive, $"the account is {risk.TradingState.ToCode()}");
        }

        if (risk.IsDrawdownLatched)
        {
            yield return Warning(HealthCode.DrawdownLatched, "the drawdown limit was hit; no new risk until an operator acknowledges it");
        }

        if (risk.LossPauseUntil > now)
        {
            yield return Warning(HealthCode.LossPause, $"{risk.LossesInRow} losses in a row: no entries until {risk.LossPauseUntil}");
        }

        foreach (var product in risk.Paused)
        {
            yield return new(HealthCode.ProductPaused, HealthSeverity.Info, product, "paused by an operator");
        }
    }

    private static HealthIssue Warning(HealthCode code, string message) => new(code, HealthSeverity.Warning, Product: null, message);
}
