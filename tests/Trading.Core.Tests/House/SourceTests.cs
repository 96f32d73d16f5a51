using System.Text.RegularExpressions;

namespace Trading.Core.Tests.House;

/// <summary>Style as tests, on the sources themselves.</summary>
public partial class SourceTests
{
    private const int LinesMax = 300;

    private static readonly string[] Sources = Repository.Files(".cs", "core", "functions", "tests");

    [Fact]
    public void Sources_OfTheWholeTree_AreFound()
    {
        Assert.Contains("core/Trading.Core/Money/Price.cs", Sources);
        Assert.Contains("tests/Trading.Core.Tests/House/SourceTests.cs", Sources);
        Assert.DoesNotContain(Sources, path => path.Contains("/obj/", StringComparison.Ordinal));
    }

    [Fact]
    public void File_Length_IsAtMostThreeHundredLines() => Offenders.None(
        $"files of more than {LinesMax} lines",
        [.. Sources.Select(path => (path, Lines: LineCount(Repository.Text(path)))).Where(f => f.Lines > LinesMax).Select(f => $"{f.path}: {f.Lines}")]);

    [Fact]
    public void File_PublicTypes_IsOneNamedLikeTheFile() => Offenders.None(
        "files whose public types are not one, named like the file",
        [.. Sources.SelectMany(path => WrongPublicTypes(path, Repository.Text(path)))]);

    [Theory]
    [InlineData("core/A.cs", "public readonly record struct A(int B);\npublic enum C", "core/A.cs: A, C")]
    [InlineData("core/A.cs", "public sealed class B;", "core/A.cs: B")]
    [InlineData("core/A.cs", "public sealed class A<T>\n{\n    public struct Inner;\n}", null)]
    [InlineData("core/A.Parts.cs", "public static partial class A", null)]
    [InlineData("core/A.cs", "internal sealed class B;\npublic delegate int A(int b);", null)]
    public void WrongPublicTypes_PlantedSource_AreFound(string path, string text, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], WrongPublicTypes(path, text));

    [Fact]
    public void File_InCore_HasTheNamespaceOfItsFolder() => Offenders.None(
        "files of Trading.Core whose namespace is not that of their folder",
        [
            .. Repository.Files(".cs", "core/Trading.Core")
                .Select(path => (path, Found: Namespace().Match(Repository.Text(path)).Groups[1].Value, Expected: NamespaceOf(path)))
                .Where(f => f.Found != f.Expected && f.Found.Length > 0)
                .Select(f => $"{f.path}: {f.Found}, expected {f.Expected}"),
        ]);

    [Fact]
    public void File_OfOurs_HasNothingUnfinished() => Offenders.None(
        "marks of unfinished work",
        [.. Sources.SelectMany(path => LinesLike(Unfinished(), path))]);

    [Fact]
    public void File_OfOurs_SwallowsNoException() => Offenders.None(
        "catch blocks without a statement",
        [.. Sources.SelectMany(path => LinesLike(EmptyCatch(), path))]);

    [Theory]
    [InlineData("try { } % { }", true)]
    [InlineData("try { } % (Exception e) when (e is X) { /* why */ }", true)]
    [InlineData("try { }\n% (IOException)\n{\n    // nothing to do\n}", true)]
    [InlineData("try { } % (IOException) { return false; }", false)]
    public void EmptyCatch_PlantedSource_IsFound(string text, bool expected) =>
        Assert.Equal(expected, EmptyCatch().IsMatch(text.Replace("%", "catch", StringComparison.Ordinal)));

    [Fact]
    public void File_InCoreOrRuntime_DoesNotSilenceTheBannedApiAnalyzer() => Offenders.None(
        "sources that silence the banned-API analyzer",
        [.. Repository.Files(".cs", "core").Where(path => Repository.Text(path).Contains("RS0030", StringComparison.Ordinal))]);

    private static string[] WrongPublicTypes(string path, string text)
    {
        var file = Path.GetFileName(path).Split('.')[0];
        var names = PublicType().Matches(text).Select(match => match.Groups[1].Value).Distinct().ToArray();
        return names is [] || (names is [var name] && name == file) ? [] : [$"{path}: {string.Join(", ", names)}"];
    }

    private static int LineCount(string text) => text.Count(c => c == '\n') + (text.EndsWith('\n') ? 0 : 1);

    private static string NamespaceOf(string path)
    {
        // Money's types live at the root, so that the type Money and a namespace do not clash.
        var folders = path.Split('/')[1..^1];
        return string.Join('.', folders is ["Trading.Core", "Money", ..] ? ["Trading.Core"] : folders);
    }

    private static IEnumerable<string> LinesLike(Regex pattern, string path)
    {
        var text = Repository.Text(path);
        return pattern.Matches(text).Select(match => $"{path}:{LineCount(text[..match.Index] + '\n')}: {match.Value.ReplaceLineEndings(" ")}");
    }

    // File-scoped namespaces are the rule, so an outermost type starts its line.
    [GeneratedRegex(@"^public\s+(?:[a-z]+\s+)*?(?:record\s+struct|record\s+class|record|class|struct|interface|enum|delegate\s+[^\s(]+)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    // In pieces, so that this file does not find itself.
    [GeneratedRegex(@"\b(?:TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X|NotImplemented" + @"Exception)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\bcatch\b\s*(?:\([^{}]*?\)\s*)?(?:when\s*\([^{}]*\)\s*)?\{(?:\s|//[^\n]*\n|/\*[^*]*\*/)*\}")]
    private static partial Regex EmptyCatch();
}
