using System.Reflection;
using System.Text.RegularExpressions;

namespace Trading.Functions.Tests;

/// <summary>
/// Stands in for the tests of what was not built of the cloud edge, all of it or the Functions worker: each of them is counted as
/// skipped, with the reason.
/// </summary>
public partial class CloudEdgeLeftOutTests
{
    private static readonly Assembly Here = typeof(CloudEdgeLeftOutTests).Assembly;

    /// <summary>What is left out, then each test in the sources that were left out with it.</summary>
    public static TheoryData<string> LeftOut() =>
        new(Here.GetManifestResourceNames()
            .Where(name => name.StartsWith("left-out/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(name => TestMethod().Matches(Read(name)).Select(test => $"{Path.GetFileName(name)}.{test.Groups[1].Value}"))
            .Prepend(LeftOutPart));

    [SkippableTheory]
    [MemberData(nameof(LeftOut))]
    public void CloudEdge_NotBuilt_IsSkipped(string test)
    {
        var missing = Here.GetManifestResourceNames().Contains("missing.txt") ? Read("missing.txt").Trim().ReplaceLineEndings(", ") : null;
        Skip.If(
            !IsCloudEdgeBuilt,
            $"{test}: {LeftOutPart} is left out; " + (missing is null ? "its packages are not at hand" : $"the package registry does not serve {missing}"));
        Assert.True(IsCloudEdgeBuilt);
    }

#if CLOUD_EDGE
    private static bool IsCloudEdgeBuilt => true;
#else
    private static bool IsCloudEdgeBuilt => false;
#endif

#if CLOUD_STORAGE
    private const string LeftOutPart = "the Functions worker";
#else
    private const string LeftOutPart = "the cloud edge";
#endif

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Here.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\[(?:Skippable)?(?:Fact|Theory)\b[^;{]*?\bpublic\s+(?:async\s+)?(?:void|Task|ValueTask)\s+(\w+)\s*\(")]
    private static partial Regex TestMethod();
}
