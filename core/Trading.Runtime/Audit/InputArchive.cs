using System.IO.Compression;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Audit;

/// <summary>
/// Inputs of decisions by content: <c>inputs/aa/sha256</c>, where the hash is that of the canonical bytes (<see cref="DecisionInputJson"/>)
/// and the content is those bytes under Brotli. What was changed or damaged does not have its own hash any more and is refused.
/// </summary>
public sealed class InputArchive(IObjectStore store)
{
    private const string Folder = "inputs/";
    private const int ShardDigits = 2;
    private const int HashDigits = 64;

    // Far above any input, far below what a prepared file could unfold to.
    private const int LengthMax = 64 * 1024 * 1024;

    /// <exception cref="InputException">Not the hash of an input.</exception>
    public static string KeyOf(string hash) => hash.Length == HashDigits && hash.All(char.IsAsciiHexDigitLower)
        ? $"{Folder}{hash[..ShardDigits]}/{hash}"
        : throw new InputException($"input '{hash}': not a hash; expected {HashDigits} lower-case hexadecimal digits");

    /// <summary>Stores an input, unless it is there; returns its hash once it is safe.</summary>
    public async Task<string> SaveAsync(DecisionInput input, CancellationToken cancellation)
    {
        var bytes = DecisionInputJson.Write(input);
        var hash = ContentHash.Of(bytes);
        await store.WriteAsync(KeyOf(hash), Pack(bytes), cancellation);
        return hash;
    }

    /// <summary>The input with this hash.</summary>
    /// <exception cref="InputException">It is not there, or is not what its hash says.</exception>
    public async Task<DecisionInput> ReadAsync(string hash, CancellationToken cancellation)
    {
        var key = KeyOf(hash);
        var packed = await store.ReadAsync(key, cancellation) ?? throw new InputException($"{key}: is not in the object store; expected the input of a decision");
        var bytes = Unpack(packed, key);
        return ContentHash.Of(bytes) is var found && found == hash
            ? DecisionInputJson.Read(bytes, key)
            : throw new InputException($"{key}: its content has the hash {found}: it was changed or damaged");
    }

    /// <summary>Canonical bytes as they are stored.</summary>
    internal static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream(bytes.Length / 2);
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed, string key)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var bytes = new MemoryStream(packed.Length * 4);
            var buffer = new byte[64 * 1024];
            for (int read; (read = brotli.Read(buffer)) > 0;)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > LengthMax)
                {
                    throw new InputException($"{key}: more than {LengthMax} bytes; expected the input of a decision");
                }
            }

            return bytes.ToArray();
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
        {
            throw new InputException($"{key}: cannot be unpacked: it was changed or damaged", error);
        }
    }
}
