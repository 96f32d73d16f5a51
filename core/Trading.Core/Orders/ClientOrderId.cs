using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Trading.Core.Market;

namespace Trading.Core.Orders;

/// <summary>
/// The id we give an order: a UUID from SHA-256 of what the order is for, so that the same intent always has the same id
/// and a repeated send cannot become a second order.
/// </summary>
public readonly record struct ClientOrderId(Guid Value) : IComparable<ClientOrderId>
{
    /// <param name="account">Which account trades.</param>
    /// <param name="slot">The cycle's scheduled time.</param>
    /// <param name="product">What is traded.</param>
    /// <param name="side">Which way.</param>
    /// <param name="leg">Entry or exit.</param>
    /// <param name="attempt">0 for the first order of a leg, then one more for each that replaces it.</param>
    public static ClientOrderId Derive(string account, Timestamp slot, ProductId product, Side side, OrderLeg leg, int attempt)
    {
        var text = $"{account}|{slot.UnixMs}|{product}|{side}|{leg}|{attempt}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);

        // Version 8 (custom) and the RFC 9562 variant, so that a venue's UUID check accepts it.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(new Guid(
            BinaryPrimitives.ReadUInt32BigEndian(hash),
            BinaryPrimitives.ReadUInt16BigEndian(hash[4..]),
            BinaryPrimitives.ReadUInt16BigEndian(hash[6..]),
            hash[8], hash[9], hash[10], hash[11], hash[12], hash[13], hash[14], hash[15]));
    }

    public int CompareTo(ClientOrderId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
