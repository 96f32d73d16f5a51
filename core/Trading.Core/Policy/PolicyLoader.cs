using Trading.Core.Policy.Reading;

namespace Trading.Core.Policy;

/// <summary>
/// Reads policies. A file is complete, or starts with "extends: shipped" and names what it changes; what it leaves out of the section on
/// monitoring is as shipped either way.
/// </summary>
public static class PolicyLoader
{
    private const string ShippedName = "policy.yaml";

    internal const string ExtendsKey = "extends";

    private const string ExtendsShipped = "shipped";

    /// <summary>The text of the shipped policy.</summary>
    public static string ShippedYaml { get; } = ReadShipped();

    /// <summary>The shipped policy as its reader gives it.</summary>
    internal static MapNode ShippedTree { get; } = PolicyYaml.Parse(ShippedYaml, $"{ShippedName} (shipped)");

    /// <summary>The shipped policy.</summary>
    /// <exception cref="InputException">It names a signal or option that is not in <paramref name="vocabulary"/>.</exception>
    public static TradingPolicy Shipped(PolicyVocabulary vocabulary) => Load(ShippedYaml, $"{ShippedName} (shipped)", vocabulary);

    /// <summary>Reads and validates a policy. In an overlay maps merge, lists and values replace.</summary>
    /// <param name="fileLabel">What messages call the file.</param>
    /// <exception cref="InputException">Not a policy; one line a problem, each with file, line, field, value and expectation.</exception>
    public static TradingPolicy Load(string yaml, string fileLabel, PolicyVocabulary vocabulary)
    {
        var binder = new PolicyBinder();
        var policy = binder.Bind(MonitoringSection.Completed(WithBase(PolicyYaml.Parse(yaml, fileLabel))));
        Require(fileLabel, binder.Problems);
        Require(fileLabel, PolicyValidation.Problems(policy, vocabulary)
            .Select(problem => $"{binder.PlaceOf(problem.Path)}: {problem}")
            .ToArray());
        return policy;
    }

    private static MapNode WithBase(MapNode root)
    {
        if (root.Find(ExtendsKey) is not { } extends)
        {
            return root;
        }

        return extends.Value is ScalarNode { Text: ExtendsShipped }
            ? ShippedTree.MergedWith(root.Without(ExtendsKey))
            : throw new InputException($"{extends.Place}: {ExtendsKey} is {extends.Value.Kind}; expected {ExtendsShipped}");
    }

    private static void Require(string label, IReadOnlyList<string> problems)
    {
        if (problems.Count == 1)
        {
            throw new InputException(problems[0]);
        }

        if (problems.Count > 1)
        {
            throw new InputException($"{label}: {problems.Count} problems\n  {string.Join("\n  ", problems)}");
        }
    }

    private static string ReadShipped()
    {
        using var stream = typeof(PolicyLoader).Assembly.GetManifestResourceStream(ShippedName)
            ?? throw new InvalidOperationException($"The resource {ShippedName} is missing from the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
