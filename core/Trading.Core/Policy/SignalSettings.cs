namespace Trading.Core.Policy;

/// <summary>The thresholds of one signal by name, in the units their names end in. Order does not matter; names are snake_case.</summary>
public sealed class SignalSettings(IReadOnlyDictionary<string, double> values)
{
    public IReadOnlyDictionary<string, double> Values { get; } = values;

    /// <exception cref="InputException">The policy does not give this threshold.</exception>
    public double this[string name] => Values.TryGetValue(name, out var value)
        ? value
        : throw new InputException($"signals.options: '{name}' is missing; expected a number");
}
