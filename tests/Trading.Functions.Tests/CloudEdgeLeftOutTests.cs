using System.Reflection;
using System.Text.RegularExpressions;

namespace Trading.Functions.Tests;

/// <summary>Stands in for the cloud tests where the cloud edge was not built: each of them is counted as skipped, with the reason.</summary>
public partial class CloudEdgeLeftOutTests
{
    private static readonly Assembly Here = typeof(CloudEdgeLeftOutTests).Assembly;

    /// <summary>The edge itself, then each test in the sources that were left out.</summary>
    public static TheoryData<string> LeftOut() =>
        new(Here.GetManifestResourceNames()
            .Where(name => name.StartsWith("left-out/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(name => TestMethod().Matches(Read(name)).Select(test => $"{Path.GetFileName(name)}.{test.Groups[1].Value}"))
            .Prepend("Trading.Functions"));

    [SkippableTheory]
    [MemberData(nameof(LeftOut))]
    public void CloudEdge_NotBuilt_IsSkipped(string test)
    {
        var missing = Here.GetManifestResourceNames().Contains("missing.txt") ? Read("missing.txt").Trim().ReplaceLineEndings(", ") : null;
        Skip.If(
            !IsCloudEdgeBuilt,
            $"{test}: the cloud edge is left out; " + (missing is null ? "its packages are not at hand" : $"the package registry does not serve {missing}"));
        Assert.True(IsCloudEdgeBuilt);
    }

#if CLOUD_EDGE
    private static bool IsCloudEdgeBuilt => true;
#else
    private static bool IsCloudEdgeBuilt => false;
#endif

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Here.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\[(?:Skippable)?(?:Fact|Theory)\b[^;{]*?\bpublic\s+(?:async\s+)?(?:void|Task|ValueTask)\s+(\w+)\s*\(")]
    private static partial Regex TestMethod();
}
