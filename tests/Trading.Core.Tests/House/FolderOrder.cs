using Mono.Cecil;

namespace Trading.Core.Tests.House;

/// <summary>
/// Folders in the order in which they may depend: a type may use only its own folder and those before it. A type's folder is the
/// part of its namespace after the root; types in the root namespace itself are the foundation, below all.
/// </summary>
internal sealed class FolderOrder(string rootNamespace, params string[] folders)
{
    private const int Foundation = -1;

    /// <summary>Trading.Core's own.</summary>
    public static string[] Core { get; } =
    [
        "Market", "MarketData", "Policy", "Orders", "Portfolio", "Costs", "Features", "Universe", "Signals", "Rules", "Risk",
        "Execution", "TradeLog", "Cycle", "Backtesting", "Analytics", "Evidence",
    ];

    /// <summary>One line for each pair of types that breaks the order, naming both, their folders and the member.</summary>
    public string[] Violations(ModuleDefinition module) =>
    [
        .. module.GetTypes().Where(type => IsOurs(Outermost(type)))
            .SelectMany(type => TypeUses.Of(type).Select(use => (User: Outermost(type), use.Member, Used: Outermost(use.Used))))
            .Where(use => IsOurs(use.Used) && Rank(use.Used) > Rank(use.User))
            .DistinctBy(use => (use.User.FullName, use.Used.FullName))
            .Select(use => $"{use.User.FullName} ({Name(use.User)}) uses {use.Used.FullName} ({Name(use.Used)}) in {use.Member}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Folders that types live in but the order does not name.</summary>
    public string[] UnknownFolders(ModuleDefinition module) =>
    [
        .. module.Types.Where(IsOurs).Select(Name).Where(name => name.Length > 0 && !folders.Contains(name)).Distinct(),
    ];

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private bool IsOurs(TypeReference type) =>
        type.Namespace == rootNamespace || type.Namespace.StartsWith(rootNamespace + '.', StringComparison.Ordinal);

    private string Name(TypeReference type) =>
        type.Namespace.Length <= rootNamespace.Length ? "" : type.Namespace[(rootNamespace.Length + 1)..].Split('.')[0];

    private int Rank(TypeReference type)
    {
        var name = Name(type);
        return name.Length == 0 ? Foundation : Array.IndexOf(folders, name) is var rank and >= 0 ? rank : int.MaxValue;
    }
}
