using Trading.Core;
using Trading.Core.Policy;
using Trading.Core.Signals;

namespace Trading.Runtime.Policies;

/// <summary>Policies by what people name them with: a file, or the word for the one that is built in.</summary>
public static class PolicySource
{
    /// <summary>Names the built-in policy.</summary>
    public const string Shipped = "shipped";

    /// <param name="nameOrPath"><see cref="Shipped"/>, or a file; null for the shipped one.</param>
    /// <exception cref="InputException">No such file, or not a policy that can be used.</exception>
    public static TradingPolicy Load(string? nameOrPath)
    {
        if (nameOrPath is null or Shipped)
        {
            return PolicyLoader.Shipped(SignalRegistry.Vocabulary);
        }

        if (!File.Exists(nameOrPath))
        {
            throw new InputException($"{nameOrPath}: does not exist; expected a policy file or the word {Shipped}");
        }

        try
        {
            return PolicyLoader.Load(File.ReadAllText(nameOrPath), nameOrPath, SignalRegistry.Vocabulary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{nameOrPath}: cannot be read: {error.Message}", error);
        }
    }
}
