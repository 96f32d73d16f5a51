using Trading.Core.Policy.Reading;

namespace Trading.Core.Policy;

/// <summary>Compares two policies by meaning, not by text.</summary>
public static class PolicyDiff
{
    /// <summary>What changes from <paramref name="before"/> to <paramref name="after"/>, in the order of the records.</summary>
    public static IReadOnlyList<PolicyChange> Between(TradingPolicy before, TradingPolicy after)
    {
        var olds = PolicyLeaves.Of(before).ToList();
        var news = PolicyLeaves.Of(after).ToList();
        var oldByPath = olds.ToDictionary(leaf => leaf.Path, leaf => leaf.Text, StringComparer.Ordinal);
        var newByPath = news.ToDictionary(leaf => leaf.Path, leaf => leaf.Text, StringComparer.Ordinal);
        return olds.Concat(news)
            .Select(leaf => leaf.Path)
            .Distinct(StringComparer.Ordinal)
            .Select(path => new PolicyChange(path, oldByPath.GetValueOrDefault(path), newByPath.GetValueOrDefault(path)))
            .Where(change => change.Old != change.New)
            .ToArray();
    }
}
