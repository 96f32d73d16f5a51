namespace Trading.Core.Backtesting.WalkForward;

/// <summary>Chooses among variants by what they scored in sample.</summary>
public static class WalkForwardChoice
{
    /// <summary>Index of the highest score, of equals the first; null where none has one.</summary>
    public static int? Best(IReadOnlyList<double?> scores)
    {
        int? best = null;
        for (var i = 0; i < scores.Count; i++)
        {
            if (scores[i] is { } score && !double.IsNaN(score) && (best is null || score > scores[best.Value]))
            {
                best = i;
            }
        }

        return best;
    }
}
