using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting;

/// <summary>SHA-256 over every order sent and every fill received, in order: two runs with the same hash traded the same.</summary>
internal sealed class OrderListHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _pending = new byte[4096];
    private int _pendingBytes;

    public long Orders { get; private set; }

    public long Fills { get; private set; }

    public void Add(OrderIntent intent)
    {
        Orders++;
        Append(string.Create(
            CultureInfo.InvariantCulture,
            $"O|{intent.CreatedAt}|{intent.Id}|{intent.Product}|{intent.Side}|{intent.Leg}|{intent.Kind}|{intent.BaseSize}|{intent.QuoteSize}|{intent.LimitPrice}\n"));
    }

    public void Add(Fill fill)
    {
        Fills++;
        Append(string.Create(
            CultureInfo.InvariantCulture,
            $"F|{fill.At}|{fill.Order}|{fill.Price}|{fill.Quantity}|{fill.Fee}|{fill.Liquidity}\n"));
    }

    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    // In blocks: a call of the hash costs more than hashing a line does.
    private void Append(string line)
    {
        var bytes = Encoding.UTF8.GetMaxByteCount(line.Length);
        if (_pending.Length - _pendingBytes < bytes)
        {
            Flush();
            _pending = _pending.Length < bytes ? new byte[bytes] : _pending;
        }

        _pendingBytes += Encoding.UTF8.GetBytes(line, _pending.AsSpan(_pendingBytes));
    }

    private void Flush()
    {
        _hash.AppendData(_pending.AsSpan(0, _pendingBytes));
        _pendingBytes = 0;
    }
}
