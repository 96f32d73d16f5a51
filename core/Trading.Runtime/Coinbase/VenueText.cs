using System.Text.RegularExpressions;

namespace Trading.Runtime.Coinbase;

/// <summary>Makes what a venue or a connection said fit for a message: short, on one line, and without anything like a credential.</summary>
internal static partial class VenueText
{
    private const int LengthMax = 200;
    private const int LengthRead = 4_000;
    private const int MatchMsMax = 1_000;
    private const string Hidden = "***";

    public static string Clean(string text)
    {
        var safe = Controls().Replace(Secret().Replace(text.Length <= LengthRead ? text : text[..LengthRead], Hidden), " ");
        return safe.Length <= LengthMax ? safe : safe[..LengthMax];
    }

    // A JSON web token, or PEM from its first line on: a venue or a proxy may send back what it was sent.
    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)*|-----BEGIN[\s\S]*", RegexOptions.None, MatchMsMax)]
    private static partial Regex Secret();

    [GeneratedRegex(@"[\p{Cc}]+", RegexOptions.None, MatchMsMax)]
    private static partial Regex Controls();
}
