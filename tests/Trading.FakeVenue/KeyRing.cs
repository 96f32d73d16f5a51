using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Trading.FakeVenue;

/// <summary>API keys that the venue accepts, and those it did once.</summary>
public sealed class KeyRing : IDisposable
{
    private readonly ConcurrentDictionary<string, KeyEntry> _keys = new(StringComparer.Ordinal);

    /// <summary>Makes a key of its own and returns its private half as PEM.</summary>
    public string Issue(string name, bool canTrade = true, bool canTransfer = false)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _keys[name] = new KeyEntry(key, canTrade, canTransfer);
        return key.ExportECPrivateKeyPem();
    }

    /// <summary>The key is known no more.</summary>
    public void Revoke(string name) => _keys.TryRemove(name, out _);

    public void Dispose()
    {
        foreach (var entry in _keys.Values)
        {
            entry.Key.Dispose();
        }
    }

    internal KeyEntry? Find(string name) => _keys.GetValueOrDefault(name);

    internal sealed record KeyEntry(ECDsa Key, bool CanTrade, bool CanTransfer);
}
