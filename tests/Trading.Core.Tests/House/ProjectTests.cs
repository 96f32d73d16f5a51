using System.Xml.Linq;

namespace Trading.Core.Tests.House;

/// <summary>What the project files may reference.</summary>
public class ProjectTests
{
    private static readonly string[] CloudPrefixes =
        ["Azure.", "Microsoft.Azure.", "Microsoft.DurableTask", "Microsoft.ApplicationInsights", "Microsoft.Extensions.Azure"];

    private static readonly string[] CloudFolders = ["functions/Trading.Functions/", "tests/Trading.Functions.Tests/"];

    private static readonly string[] Projects = Repository.Files("proj", "core", "functions", "tests");

    [Fact]
    public void Projects_OutsideTheCloudEdge_ReferenceNoCloudPackage() => Offenders.None(
        "cloud packages outside the cloud edge",
        [
            .. Projects.Where(path => !CloudFolders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)))
                .SelectMany(path => References(path, "PackageReference").Select(name => (path, name)))
                .Where(use => IsCloud(use.name))
                .Select(use => $"{use.path}: {use.name}"),
        ]);

    [Fact]
    public void Projects_OutsideTheCloudEdge_DoNotReferenceIt() => Offenders.None(
        "projects that would bring the cloud edge in with them",
        [
            .. Projects.Where(path => !CloudFolders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)))
                .Where(path => References(path, "ProjectReference").Any(r => r.EndsWith("Trading.Functions.csproj", StringComparison.Ordinal))),
        ]);

    [Fact]
    public void Core_Projects_PointInward()
    {
        Assert.Empty(References("core/Trading.Core/Trading.Core.csproj", "ProjectReference"));
        Assert.Equal(
            ["../Trading.Core/Trading.Core.csproj"],
            References("core/Trading.Runtime/Trading.Runtime.csproj", "ProjectReference"));
    }

    [Fact]
    public void Packages_InProjects_HaveNoVersionOfTheirOwn() => Offenders.None(
        "package versions outside Directory.Packages.props",
        [
            .. Projects.SelectMany(path => XDocument.Parse(Repository.Text(path)).Descendants("PackageReference")
                .Where(reference => reference.Attribute("Version") is not null)
                .Select(reference => $"{path}: {reference.Attribute("Include")?.Value}")),
        ]);

    [Theory]
    [InlineData("Azure.Data.Tables", true)]
    [InlineData("Microsoft.Azure.Functions.Worker", true)]
    [InlineData("Microsoft.DurableTask.Client", true)]
    [InlineData("Microsoft.Data.Sqlite", false)]
    public void IsCloud_KnownNames_AreToldApart(string name, bool expected) => Assert.Equal(expected, IsCloud(name));

    private static bool IsCloud(string name) => CloudPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static string[] References(string path, string element) =>
        [.. XDocument.Parse(Repository.Text(path)).Descendants(element).Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))];
}
