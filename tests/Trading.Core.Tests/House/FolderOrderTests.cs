using Mono.Cecil;
using Trading.Core.Tests.House.Planted.High;
using Trading.Core.Tests.House.Planted.Low;

namespace Trading.Core.Tests.House;

public class FolderOrderTests
{
    private static readonly string[] Order =
    [
        "Market", "MarketData", "Policy", "Orders", "Portfolio", "Costs", "Features", "Universe", "Signals", "Rules", "Risk",
        "Execution", "TradeLog", "Cycle", "Backtesting", "Analytics", "Evidence",
    ];

    [Fact]
    public void Core_EveryType_UsesOnlyFoldersAboveItsOwn()
    {
        using var core = ModuleDefinition.ReadModule(typeof(Price).Assembly.Location);
        var order = new FolderOrder("Trading.Core", Order);
        Offenders.None("folders of Trading.Core that the order does not name", order.UnknownFolders(core));
        Offenders.None("dependencies of Trading.Core against the order of its folders", order.Violations(core));
    }

    [Fact]
    public void Violations_OrderReversed_AreFoundInCoreItself()
    {
        using var core = ModuleDefinition.ReadModule(typeof(Price).Assembly.Location);
        var reversed = new FolderOrder("Trading.Core", [.. Order.Reverse()]).Violations(core);
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

    private static string[] PlantedOrder(params string[] order)
    {
        using var tests = ModuleDefinition.ReadModule(typeof(FolderOrderTests).Assembly.Location);
        return new FolderOrder("Trading.Core.Tests.House.Planted", order).Violations(tests);
    }
}
