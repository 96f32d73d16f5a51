using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Universe;

namespace Trading.Core.Analytics.Why;

/// <summary>Says why a decision did not buy a product, and finds the smallest single change with which it would have.</summary>
public static class WhyNotExplainer
{
    private const int ChangesMax = 8;

    /// <summary>The first check that stopped each product, in the order of their rows.</summary>
    public static IReadOnlyList<(ProductId Product, Stop Stop)> Stops(DecisionInput input, TradingPolicy policy)
    {
        var situation = new Situation(input, policy);
        return [.. input.Products.Select((product, row) => (product.Id, StopJudge.Of(situation, row)))];
    }

    /// <param name="input">Input of an entry phase.</param>
    /// <param name="policy">The policy that decided.</param>
    /// <param name="product">The product.</param>
    public static WhyNot Explain(DecisionInput input, TradingPolicy policy, ProductId product)
    {
        var slot = input.Input.Slot;
        var row = input.Input.Market.IndexOf(product);
        if (row < 0)
        {
            return new WhyNot(product, slot, new Stop(WhyStage.Listing, "not_listed", $"the cycle looked at {input.Products.Count} products, and {product} is none of them"), []);
        }

        var situation = new Situation(input, policy);
        var stop = StopJudge.Of(situation, row);
        if (stop.Stage == WhyStage.Through)
        {
            return new WhyNot(product, slot, stop, []);
        }

        var judged = IsMembership(stop) ? situation.Rejudged() : situation;
        if (ReferenceEquals(judged, situation))
        {
            return new WhyNot(product, slot, stop, Changes(situation, row));
        }

        // What was found when membership was last judged is not what is found now.
        var now = StopJudge.Of(judged, row);
        var at = situation.State.Universe.RefreshedAt;
        var note = $"Membership is judged every {policy.Universe.RefreshMinutes} minutes, here at {at}; the numbers are those of this cycle.";
        return now.Progress > stop.Progress
            ? new WhyNot(product, slot, stop, [new ProvenChange("universe judged", at.ToString(), input.Now.ToString(), 0, IsPolicy: false, now)], note)
            : new WhyNot(product, slot, stop, Changes(judged, row), note);
    }

    private static bool IsMembership(Stop stop) => stop.Stage == WhyStage.Universe
        && (UniverseReason)stop.Order is UniverseReason.Age or UniverseReason.Volume or UniverseReason.Spread or UniverseReason.Depth or UniverseReason.TierCapacity;

    private static ProvenChange[] Changes(Situation situation, int row)
    {
        var solver = new ChangeSolver(situation, row);
        return
        [
            .. Candidates.Knobs(situation, row, solver.Stop).Select(solver.Solve)
                .Concat(Candidates.Flips(situation, row, solver.Stop).Select(solver.Solve))
                .OfType<ProvenChange>()
                .OrderByDescending(change => change.IsEnough)
                .ThenByDescending(change => change.Then.Progress)
                .ThenBy(change => change.Share)
                .ThenBy(change => change.Name, StringComparer.Ordinal)
                .Take(ChangesMax),
        ];
    }
}
