namespace Trading.Core.Policy.Checks;

/// <summary>The small-account dead zone: caps so small, for this account, that no order reaches the minimum size.</summary>
internal static class DeadZoneChecks
{
    private const decimal PctDivisor = 100;

    public static IEnumerable<PolicyProblem> Of(TradingPolicy policy, Money nav)
    {
        var (risk, minimum) = (policy.Risk, policy.Execution.MinNotional);
        foreach (var (name, profile) in NameChecks.Profiles(policy.Regime).Where(entry => entry.Profile.Signals.Count > 0))
        {
            var capPct = Math.Min(risk.PositionCapPctNav * profile.PositionCapMultiplier, risk.TotalExposurePctNav);
            if (capPct > 0 && nav.Amount * capPct / PctDivisor < minimum)
            {
                var needed = decimal.Round(minimum * PctDivisor / capPct, 2, MidpointRounding.ToPositiveInfinity);
                yield return new PolicyProblem(
                    "execution.min_notional",
                    $"{minimum}",
                    $"a notional that a NAV of {nav} reaches: in {name} a position is capped at {capPct / 1.0000m} % of it; it takes a NAV of {needed}");
            }
        }
    }
}
