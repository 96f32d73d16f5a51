using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Trading.Runtime.Telemetry;

/// <summary>
/// Takes secrets out of text: the values of the settings that are secret, line by line, and what has the form of a key, whoever's it is.
/// </summary>
public sealed partial class SecretFilter
{
    public const string Redacted = "[redacted]";

    // A shorter line could be a word that stands anywhere.
    private const int LengthMin = 8;

    private readonly string[] _known;

    public SecretFilter(IEnumerable<string> secrets) => _known =
    [
        .. secrets.SelectMany(secret => secret.Split(['\n', '\r'], StringSplitOptions.TrimEntries).Append(secret.Trim()))
            .Where(line => line.Length >= LengthMin && !line.StartsWith("-----", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(line => line.Length),
    ];

    /// <summary>The text without secrets; the same object where there is none.</summary>
    public string Clean(string text)
    {
        foreach (var secret in _known)
        {
            text = text.Replace(secret, Redacted, StringComparison.Ordinal);
        }

        text = KeyBlock().Replace(text, Redacted);
        return Named().Replace(text, $"${{name}}{Redacted}");
    }

    /// <summary>Takes secrets out of a span that has ended: its tags, its name and what it says of its status.</summary>
    public void Clean(Activity span)
    {
        foreach (var (name, value) in span.TagObjects.ToList())
        {
            if (value?.ToString() is { } text && Clean(text) is var clean && clean != text)
            {
                span.SetTag(name, clean);
            }
        }

        span.DisplayName = Clean(span.DisplayName);
        if (span.StatusDescription is { } description)
        {
            span.SetStatus(span.Status, Clean(description));
        }
    }

    [GeneratedRegex(@"-----BEGIN [A-Z ]*KEY-----[\s\S]*?(?:-----END [A-Z ]*KEY-----|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyBlock();

    // Function keys in addresses and headers, account keys, signatures of shared access, tokens.
    [GeneratedRegex(@"(?<name>[?&]code=|[?&;]sig=|x-functions-key[""']?\s*[:=,]\s*[""']?|AccountKey=|SharedAccessSignature=|Bearer\s+)[^\s&;,""'\]\)]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
