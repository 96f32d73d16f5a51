using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Evidence.Ledger;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Ledger;

public sealed class AverageLinkageTests
{
    [Fact]
    public void Cluster_HandMadeSimilarities_JoinsByTheMeanOfPairs()
    {
        // 0 and 1 join at 0.9. To 2 their mean is (0.7 + 0.2) / 2 = 0.45, though 0.7 alone would do; 3 is far from all.
        double[][] Matrix() => [[1, 0.9, 0.7, 0], [0.9, 1, 0.2, 0], [0.7, 0.2, 1, 0], [0, 0, 0, 1]];

        Assert.Equal([0, 0, 1, 2], AverageLinkage.Cluster(Matrix(), 0.5));
        Assert.Equal([0, 0, 0, 1], AverageLinkage.Cluster(Matrix(), 0.44));
        Assert.Equal([0, 1, 2, 3], AverageLinkage.Cluster(Matrix(), 0.95));
        Assert.Equal([0, 0, 0, 0], AverageLinkage.Cluster(Matrix(), -1));
    }

    [Fact]
    public void Cluster_NoneOrOne_IsThat()
    {
        Assert.Empty(AverageLinkage.Cluster([], 0.5));
        Assert.Equal([0], AverageLinkage.Cluster([[1]], 0.5));
    }

    [Fact]
    public void Cluster_AllAlike_EndsInOne() =>
        Assert.All(AverageLinkage.Cluster([.. Enumerable.Range(0, 40).Select(_ => Enumerable.Repeat(1.0, 40).ToArray())], 0.5), label => Assert.Equal(0, label));

    [Fact]
    public void Cluster_RandomSimilarities_IsWhatJoiningTheBestPairGives()
    {
        // Distinct similarities, as ties may be broken either way.
        var cases = from n in Gen.Choose(2, 9)
                    from seed in Gen.Choose(0, int.MaxValue)
                    from min in Gen.Choose(-9, 9)
                    select (Matrix: Matrix(n, (ulong)seed), Min: min / 10.0);

        Properties.Check(cases, c => AverageLinkage.Cluster([.. c.Matrix.Select(row => row.ToArray())], c.Min).SequenceEqual(Greedy(c.Matrix, c.Min)));
    }

    private static double[][] Matrix(int n, ulong seed)
    {
        var random = new SeededRandom(seed);
        var matrix = Enumerable.Range(0, n).Select(_ => new double[n]).ToArray();
        for (var i = 0; i < n; i++)
        {
            matrix[i][i] = 1;
            for (var j = 0; j < i; j++)
            {
                matrix[i][j] = matrix[j][i] = (2 * random.NextDouble()) - 1;
            }
        }

        return matrix;
    }

    /// <summary>The definition: while any two clusters have a mean similarity of at least the threshold, join the most similar.</summary>
    private static int[] Greedy(double[][] matrix, double min)
    {
        var clusters = Enumerable.Range(0, matrix.Length).Select(i => new List<int> { i }).ToList();
        while (clusters.Count > 1)
        {
            var (left, right, mean) = (from a in clusters from b in clusters where a[0] < b[0] select (a, b, (from i in a from j in b select matrix[i][j]).Average())).MaxBy(p => p.Item3);
            if (mean < min)
            {
                break;
            }

            left.AddRange(right);
            clusters.Remove(right);
        }

        var numbered = clusters.OrderBy(c => c.Min()).ToList();
        return [.. Enumerable.Range(0, matrix.Length).Select(i => numbered.FindIndex(c => c.Contains(i)))];
    }
}
