using Trading.Core.Market;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>How the market behaves while it is in one regime, and where it goes from there.</summary>
/// <param name="MeanHours">Mean time spent in the regime, hours; exponentially distributed; at least 1.</param>
/// <param name="DriftPctPerWeek">
/// Drift while in it, percent a week. The jump that ends the regime takes back exactly what the drift has promised, so that
/// the regime is visible but pays nobody.
/// </param>
/// <param name="VolPct">Annual volatility of the market factor while in it, percent; positive.</param>
/// <param name="ToBull">Weight of going to bull next; weights are relative, the regime's own is ignored.</param>
/// <param name="ToChop">Weight of going to chop next.</param>
/// <param name="ToBear">Weight of going to bear next.</param>
/// <param name="ToCrash">Weight of going to crash next.</param>
public sealed record SyntheticRegimeOptions(
    double MeanHours, double DriftPctPerWeek, double VolPct, double ToBull, double ToChop, double ToBear, double ToCrash)
{
    /// <summary>The weight of going to <paramref name="next"/>.</summary>
    public double WeightOf(Regime next) => next switch
    {
        Regime.Bull => ToBull,
        Regime.Chop => ToChop,
        Regime.Bear => ToBear,
        _ => ToCrash,
    };
}
