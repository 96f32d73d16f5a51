using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trading.Core;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Governance;

/// <summary>
/// The secret that verdicts are signed with. Whoever has it can let a policy trade real money; it comes from the environment or a key
/// vault, and no message, log or file ever shows it.
/// </summary>
public sealed class VerdictKey
{
    private const int BytesMin = 32;
    private const int IdDigits = 16;

    private readonly byte[] _secret;

    private VerdictKey(byte[] secret)
    {
        _secret = secret;
        Id = ContentHash.Of([.. "trading verdict key "u8, .. SHA256.HashData(secret)])[..IdDigits];
    }

    /// <summary>Tells keys apart without giving them away.</summary>
    public string Id { get; }

    /// <param name="base64">At least 32 bytes.</param>
    /// <param name="source">What messages call where it came from.</param>
    /// <exception cref="InputException">Not base64, or too short. The message does not show the text.</exception>
    public static VerdictKey Parse(string base64, string source)
    {
        var secret = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, secret, out var length) && length >= BytesMin
            ? new VerdictKey(secret[..length])
            : throw new InputException($"{source}: not a verdict key; expected base64 of at least {BytesMin} random bytes");
    }

    public override string ToString() => Id;

    internal string Sign(EvidenceVerdict verdict) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Canonical(verdict)));

    // In constant time, so that how long a refusal takes tells nothing of the right signature.
    internal bool IsSignatureOf(EvidenceVerdict verdict, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(verdict)), Encoding.UTF8.GetBytes(signature));

    // What is signed is what was understood: layout may change, a value may not.
    private static byte[] Canonical(EvidenceVerdict verdict) => JsonSerializer.SerializeToUtf8Bytes(verdict, CoreJson.Compact);
}
