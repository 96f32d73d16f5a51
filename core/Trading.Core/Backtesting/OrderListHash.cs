using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting;

/// <summary>SHA-256 over every order sent and every fill received, in order: two runs with the same hash traded the same.</summary>
internal sealed class OrderListHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

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

    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    private void Append(string line) => _hash.AppendData(Encoding.UTF8.GetBytes(line));
}
