namespace Trading.Core.Policy;

/// <summary>The signals a policy may name and the options of each. Signals stand above policies, so their names are passed in.</summary>
/// <param name="OptionsBySignal">Option names by signal name.</param>
public sealed record PolicyVocabulary(IReadOnlyDictionary<string, IReadOnlyList<string>> OptionsBySignal)
{
    /// <summary>Signal names in ordinal order.</summary>
    public IEnumerable<string> Signals => OptionsBySignal.Keys.Order(StringComparer.Ordinal);
}
