using Trading.Core.Evidence.Gate;
using Trading.Simulation.Evidence;

namespace Trading.Simulation.Tests;

/// <summary>Ten seeds of each kind of the evidence study; the whole of it runs by hand (tests/evidence-study.sh).</summary>
public class EvidenceStudyTests
{
    private const int Seeds = 10;

    // Of fifty, so that the tests take seconds.
    private const int Sets = 5;

    [Fact]
    public void Of_NoEdgeBestOfFive_IsNeverGo()
    {
        var results = Run(StudyKind.NoEdge);

        Assert.DoesNotContain(results, r => r.IsGo);
        Assert.All(results, r => Assert.Contains(GateCriterionCode.DeflatedSharpe, r.Unmet));
    }

    [Fact]
    public void Of_PlantedEdge_IsMostlyGo()
    {
        var results = Run(StudyKind.Edge);

        Assert.True(results.Count(r => r.IsGo) >= 6, $"GO in {results.Count(r => r.IsGo)} of {Seeds}");
        Assert.InRange(results.Average(r => r.SharpePerYear), 1.3, 2.7);
    }

    private static StudyResult[] Run(StudyKind kind) =>
        [.. Enumerable.Range(1, Seeds).AsParallel().AsOrdered().Select(seed => StudyRun.Of(kind, (ulong)seed, Sets))];
}
