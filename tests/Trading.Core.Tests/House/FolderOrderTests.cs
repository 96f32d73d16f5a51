using System.Text.RegularExpressions;
using Mono.Cecil;
using Trading.Core.Tests.House.Planted.High;
using Trading.Core.Tests.House.Planted.Low;

namespace Trading.Core.Tests.House;

public partial class FolderOrderTests
{
    [Fact]
    public void Core_EveryType_UsesOnlyFoldersAboveItsOwn()
    {
        using var core = ModuleDefinition.ReadModule(typeof(Price).Assembly.Location);
        var order = new FolderOrder("Trading.Core", FolderOrder.Core);
        Offenders.None("folders of Trading.Core that the order does not name", order.UnknownFolders(core));
        Offenders.None("dependencies of Trading.Core against the order of its folders", order.Violations(core));
    }

    // Constants and nameof leave no trace in compiled code; the imports show them.
    [Fact]
    public void Core_EveryFile_ImportsOnlyFoldersAboveItsOwn() => Offenders.None(
        "imports in Trading.Core against the order of its folders",
        [.. Repository.Files(".cs", "core/Trading.Core").SelectMany(path => ImportsFromBelow(path, Repository.Text(path)))]);

    [Theory]
    [InlineData("core/Trading.Core/Risk/Pacing/A.cs", "using Trading.Core.Risk;\nusing Trading.Core.Market;", 0)]
    [InlineData("core/Trading.Core/Market/A.cs", "using System;\nusing Trading.Core.Risk.Pacing;", 1)]
    [InlineData("core/Trading.Core/Market/A.cs", "using static Trading.Core.Risk.B;\nusing C = Trading.Core.Orders.C;", 2)]
    [InlineData("core/Trading.Core/Money/A.cs", "using Trading.Core.Market;", 1)]
    [InlineData("core/Trading.Core/A.cs", "using Trading.Core.Market;", 1)]
    public void ImportsFromBelow_PlantedSource_AreFound(string path, string text, int expected) =>
        Assert.Equal(expected, ImportsFromBelow(path, text).Length);

    [Fact]
    public void Violations_OrderReversed_AreFoundInCoreItself()
    {
        using var core = ModuleDefinition.ReadModule(typeof(Price).Assembly.Location);
        var reversed = new FolderOrder("Trading.Core", [.. FolderOrder.Core.Reverse()]).Violations(core);
        Assert.Contains(reversed, line => line.Contains("(Portfolio) uses", StringComparison.Ordinal) && line.Contains("(Orders)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(UsesInField))]
    [InlineData(nameof(UsesInBody))]
    [InlineData(nameof(UsesInLocal))]
    [InlineData(nameof(UsesInLambda))]
    [InlineData(nameof(UsesInGenericArgument))]
    [InlineData(nameof(UsesInGenericMethodCall))]
    [InlineData(nameof(UsesInConstraint))]
    [InlineData(nameof(UsesInAttribute))]
    [InlineData(nameof(UsesInTypeOf))]
    [InlineData(nameof(UsesAsBase))]
    [InlineData(nameof(UsesInCatch))]
    [InlineData(nameof(UsesInParameter))]
    public void Violations_PlantedUse_NamesBothTypes(string planted)
    {
        var lines = PlantedOrder("Low", "High").Where(line => line.Contains($".Low.{planted} (Low) uses ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(".High.", StringComparison.Ordinal) && line.Contains("(High) in ", StringComparison.Ordinal));
    }

    [Fact]
    public void Violations_PlantedUsesInTheAllowedDirection_AreNone() => Assert.Empty(PlantedOrder("High", "Low"));

    [Fact]
    public void Violations_FoundationUsesAFolder_AreFound()
    {
        // Seen with the root one level up, this test's own namespace is the foundation and Planted a folder above it.
        using var tests = ModuleDefinition.ReadModule(typeof(FolderOrderTests).Assembly.Location);
        var lines = new FolderOrder("Trading.Core.Tests.House", "Planted").Violations(tests);
        Assert.Contains(lines, line => line.StartsWith($"{typeof(FolderOrderTests).FullName} () uses {typeof(Target).Namespace}", StringComparison.Ordinal));
    }

    [Fact]
    public void UnknownFolders_FolderNotInTheOrder_IsNamed()
    {
        using var tests = ModuleDefinition.ReadModule(typeof(FolderOrderTests).Assembly.Location);
        Assert.Equal(["High"], new FolderOrder(typeof(Target).Namespace!.Replace(".High", "", StringComparison.Ordinal), "Low").UnknownFolders(tests));
    }

    /// <summary>Keeps a real use of the planted folder in this type's body for the foundation test.</summary>
    internal static string Name(Target target) => target.Label;

    private static string[] ImportsFromBelow(string path, string text)
    {
        // Money and the files beside it are the foundation: not in the order, so below all of it.
        var own = Array.IndexOf(FolderOrder.Core, path.Split('/')[2]);
        return
        [
            .. Import().Matches(text).Select(match => match.Groups[1].Value)
                .Where(folder => Array.IndexOf(FolderOrder.Core, folder) > own)
                .Select(folder => $"{path} imports {folder}"),
        ];
    }

    private static string[] PlantedOrder(params string[] order)
    {
        using var tests = ModuleDefinition.ReadModule(typeof(FolderOrderTests).Assembly.Location);
        return new FolderOrder("Trading.Core.Tests.House.Planted", order).Violations(tests);
    }

    [GeneratedRegex(@"^\s*(?:global\s+)?using\s+(?:static\s+|\w+\s*=\s*)?Trading\.Core\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Import();
}
