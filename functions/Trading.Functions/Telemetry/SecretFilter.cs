using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Trading.Functions.Settings;

namespace Trading.Functions.Telemetry;

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

    /// <summary>Of what the settings hold.</summary>
    public static SecretFilter Of(IConfiguration configuration) => new(
        AppSettings.All.Where(setting => setting.Kind == AppSettingKind.Secret || setting.Name == AppSettings.Storage)
            .Select(setting => configuration[setting.Key])
            .OfType<string>()
            .Where(value => !value.StartsWith("UseDevelopmentStorage", StringComparison.OrdinalIgnoreCase)));

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

    [GeneratedRegex(@"-----BEGIN [A-Z ]*KEY-----[\s\S]*?(?:-----END [A-Z ]*KEY-----|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyBlock();

    // Function keys in addresses and headers, account keys, signatures of shared access, tokens.
    [GeneratedRegex(@"(?<name>[?&]code=|[?&;]sig=|x-functions-key[""']?\s*[:=,]\s*[""']?|AccountKey=|SharedAccessSignature=|Bearer\s+)[^\s&;,""'\]\)]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
