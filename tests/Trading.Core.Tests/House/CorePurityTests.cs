using Mono.Cecil;

namespace Trading.Core.Tests.House;

/// <summary>Checked on the compiled assembly, where neither a pragma nor an alias hides anything.</summary>
public class CorePurityTests
{
    private static readonly string[] ForbiddenNamespaces =
        ["Azure", "Microsoft.Azure", "Microsoft.Data.Sqlite", "Microsoft.DurableTask", "System.Net", "System.Diagnostics.Process"];

    private static readonly string[] ForbiddenTypes =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo",
        "System.Random", "System.Console", "System.Diagnostics.Stopwatch", "System.Threading.Thread", "System.TimeProvider",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow", "System.Guid::NewGuid", "System.Guid::CreateVersion7",
        "System.Environment::get_TickCount", "System.Environment::get_TickCount64", "System.Environment::GetEnvironmentVariable",
        "System.Environment::get_MachineName", "System.Threading.Tasks.Task::Delay",
        "System.Math::Log", "System.Math::Log2", "System.Math::Log10", "System.Math::Exp", "System.Math::Pow", "System.Math::Cbrt",
        "System.Math::Sin", "System.Math::Cos", "System.Math::Tan", "System.Math::Atan", "System.Math::Atan2", "System.Math::Tanh",
        "System.Double::Log", "System.Double::Exp", "System.Double::Pow",
        "System.Globalization.CultureInfo::get_CurrentCulture", "System.Globalization.CultureInfo::get_CurrentUICulture",
    ];

    [SkippableFact]
    public void Core_TypesItNames_AreNeitherCloudNorFilesNorNetworkNorClock()
    {
        using var core = ModuleDefinition.ReadModule(typeof(Price).Assembly.Location);
        SkipIfInstrumented(core);
        Offenders.None("types that Trading.Core may not use", ForbiddenTypesOf(core));
    }

    [SkippableFact]
    public void Core_MembersItCalls_AreNeitherAmbientNorPlatformDependent()
    {
        using var core = ModuleDefinition.ReadModule(typeof(Price).Assembly.Location);
        SkipIfInstrumented(core);
        Offenders.None("members that Trading.Core may not call", ForbiddenMembersOf(core));
    }

    [Fact]
    public void Core_ReferencedAssemblies_HaveNoNetworkOrCloud()
    {
        using var core = ModuleDefinition.ReadModule(typeof(Price).Assembly.Location);
        Offenders.None(
            "assemblies that Trading.Core may not reference",
            [.. core.AssemblyReferences.Select(reference => reference.Name).Where(name => IsForbidden(name) || name == "System.Net.Http")]);
    }

    // A run that measures coverage writes its own file and clock calls into the assembly; the ordinary run judges ours.
    private static void SkipIfInstrumented(ModuleDefinition core) => Skip.If(
        core.Types.Any(type => type.Namespace.StartsWith("Coverlet.", StringComparison.Ordinal)), "the assembly is instrumented for coverage");

    // This assembly reads files, waits for nobody and takes logarithms: the same check must see that.
    [Fact]
    public void Check_OfATestAssembly_FindsWhatItUses()
    {
        using var tests = ModuleDefinition.ReadModule(typeof(CorePurityTests).Assembly.Location);
        Assert.Contains("System.IO.File", ForbiddenTypesOf(tests));
        Assert.Contains("System.Math::Log", ForbiddenMembersOf(tests));
    }

    private static string[] ForbiddenTypesOf(ModuleDefinition module) =>
    [
        .. module.GetTypeReferences()
            .Where(type => IsForbidden(type.Namespace) || ForbiddenTypes.Contains(type.FullName))
            .Select(type => type.FullName)
            .Distinct(),
    ];

    private static string[] ForbiddenMembersOf(ModuleDefinition module) =>
    [
        .. module.GetMemberReferences()
            .Select(member => $"{member.DeclaringType?.FullName}::{member.Name}")
            .Where(ForbiddenMembers.Contains)
            .Distinct(),
    ];

    private static bool IsForbidden(string name) => ForbiddenNamespaces.Any(
        forbidden => name == forbidden || name.StartsWith(forbidden + '.', StringComparison.Ordinal));
}
