using System.Text.RegularExpressions;

namespace Trading.EndToEnd.Tests.Cloud;

/// <summary>Whether a text looks like something that opens a door.</summary>
internal static partial class SecretText
{
    public static bool IsLike(string text) => Secret().IsMatch(text);

    // Keys of accounts and signatures, PEM blocks, and long runs of base64 or hex that are neither a role's id nor a word.
    [GeneratedRegex(@"AccountKey=|SharedAccess|sig=[A-Za-z0-9%]{10}|-----BEGIN|(?<![A-Za-z0-9+/_-])(?=[A-Za-z0-9+/]*[0-9])(?=[A-Za-z0-9+/]*[A-Za-z])[A-Za-z0-9+/]{40,}={0,2}")]
    private static partial Regex Secret();
}
