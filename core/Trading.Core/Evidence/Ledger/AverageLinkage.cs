namespace Trading.Core.Evidence.Ledger;

/// <summary>
/// Agglomerative clustering with average linkage (UPGMA): the two most similar clusters are joined, similarity being the mean over
/// all pairs of members, while it is at least a threshold. Found by chains of nearest neighbours, which gives the same tree in
/// quadratic time. Ties go to the lower index, so the same input gives the same clusters.
/// </summary>
internal static class AverageLinkage
{
    /// <param name="similarity">Symmetric; it is overwritten.</param>
    /// <param name="min">The least mean similarity at which two clusters are one.</param>
    /// <returns>For each item the number of its cluster; clusters are numbered by their lowest item.</returns>
    public static int[] Cluster(double[][] similarity, double min)
    {
        var n = similarity.Length;
        var size = Enumerable.Repeat(1, n).ToArray();
        var parent = Enumerable.Range(0, n).ToArray();
        var chain = new List<int>(n);
        for (var left = n; left > 1;)
        {
            if (chain.Count == 0)
            {
                chain.Add(Array.FindIndex(size, s => s > 0));
            }

            var tip = chain[^1];
            var previous = chain.Count > 1 ? chain[^2] : -1;
            var nearest = Nearest(similarity, size, tip, previous);
            if (nearest != previous)
            {
                chain.Add(nearest);
                continue;
            }

            chain.RemoveRange(chain.Count - 2, 2);
            var (keep, drop) = tip < previous ? (tip, previous) : (previous, tip);
            if (similarity[keep][drop] >= min)
            {
                Unite(parent, keep, drop);
            }

            Merge(similarity, size, keep, drop);
            left--;
        }

        return Numbered(parent);
    }

    // Of equals the one that the chain comes from, or else the chain would go round; then the lowest.
    private static int Nearest(double[][] similarity, int[] size, int of, int previous)
    {
        var row = similarity[of];
        var best = previous;
        for (var i = 0; i < size.Length; i++)
        {
            if (size[i] > 0 && i != of && (best < 0 || row[i] > row[best]))
            {
                best = i;
            }
        }

        return best;
    }

    private static void Merge(double[][] similarity, int[] size, int keep, int drop)
    {
        var total = size[keep] + size[drop];
        for (var i = 0; i < size.Length; i++)
        {
            if (size[i] > 0 && i != keep && i != drop)
            {
                var mean = ((size[keep] * similarity[keep][i]) + (size[drop] * similarity[drop][i])) / total;
                similarity[keep][i] = similarity[i][keep] = mean;
            }
        }

        (size[keep], size[drop]) = (total, 0);
    }

    private static void Unite(int[] parent, int left, int right)
    {
        var (a, b) = (Root(parent, left), Root(parent, right));
        parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static int Root(int[] parent, int item)
    {
        while (parent[item] != item)
        {
            item = parent[item];
        }

        return item;
    }

    private static int[] Numbered(int[] parent)
    {
        var numbers = new Dictionary<int, int>();
        var labels = new int[parent.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var root = Root(parent, i);
            if (!numbers.TryGetValue(root, out var number))
            {
                numbers[root] = number = numbers.Count;
            }

            labels[i] = number;
        }

        return labels;
    }
}
