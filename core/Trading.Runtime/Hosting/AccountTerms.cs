using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Hosting;

/// <summary>How people write what an account is, on a command line or in settings.</summary>
public static class AccountTerms
{
    private const int NameMax = 64;

    private static readonly string[] Modes = ["dry-run", "paper", "live"];

    private static readonly string[] Truths = ["true", "false"];

    public static string NameOf(TradingMode mode) => Modes[(int)mode];

    /// <param name="text">As <see cref="NameOf(TradingMode)"/> gives it.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="InputException">Not a mode.</exception>
    public static TradingMode Mode(string text, string source) => (TradingMode)Array.IndexOf(Modes, Among(Modes, text, source));

    /// <exception cref="InputException">Neither true nor false.</exception>
    public static bool Truth(string text, string source) => Among(Truths, text, source) == Truths[0];

    /// <summary>The name of an account, if it is one.</summary>
    /// <exception cref="InputException">Not a name.</exception>
    public static string Account(string text, string source) =>
        text.Length is > 0 and <= NameMax && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? text
            : throw new InputException($"{source}: '{text}' is not a name; expected up to {NameMax} letters, digits, dashes, dots or underscores");

    /// <summary>What a policy may trade: its tiers 1 and 2.</summary>
    public static ImmutableArray<ProductId> Products(TradingPolicy policy) =>
    [
        .. policy.Universe.Tier1.Concat(policy.Universe.Tier2).Select(asset => ProductId.Parse($"{asset}-{policy.Universe.QuoteCurrency}")).Order(),
    ];

    private static string Among(string[] known, string text, string source) => known.Contains(text) ? text : throw new InputException(
        $"{source}: '{text}' is not known; expected one of {string.Join(", ", known)}{DidYouMean.Hint(text, known)}");
}
