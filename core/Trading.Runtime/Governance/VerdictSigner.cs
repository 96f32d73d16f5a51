using System.Text.Json;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Governance;

/// <summary>Makes verdict files.</summary>
public static class VerdictSigner
{
    /// <summary>The text of the verdict file. The verdict's key id becomes that of the key.</summary>
    public static string Sign(EvidenceVerdict verdict, VerdictKey key)
    {
        var named = verdict with { KeyId = key.Id };
        return JsonSerializer.Serialize(new SignedVerdict(named, key.Sign(named)), CoreJson.Indented);
    }
}
