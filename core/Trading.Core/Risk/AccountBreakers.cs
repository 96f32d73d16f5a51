using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Risk;

/// <summary>Where the breakers of an account stand: the checks that stop every entry, whatever it would buy. The same code judges entries.</summary>
public static class AccountBreakers
{
    /// <summary>Each breaker with its numbers, in the order in which a verdict has them.</summary>
    /// <param name="policy">Their limits.</param>
    /// <param name="state">What they remember.</param>
    /// <param name="nav">NAV at the last mark, quote currency.</param>
    /// <param name="venue">How the venue behaved.</param>
    /// <param name="now">The moment that is asked about.</param>
    public static IReadOnlyList<RiskCheck> Of(RiskPolicy policy, RiskState state, Money nav, in VenueHealth venue, Timestamp now)
    {
        var checks = new List<RiskCheck>(12);
        SafetyChecks.AppendAccount(policy, state, nav, venue, now, checks);
        return checks;
    }
}
