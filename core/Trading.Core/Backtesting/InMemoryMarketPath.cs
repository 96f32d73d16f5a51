using System.Diagnostics.CodeAnalysis;
using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>A market path over candles held in memory.</summary>
public sealed class InMemoryMarketPath : IMarketPath
{
    private readonly Dictionary<ProductId, Row> _rows = [];
    private readonly int _volatilityCandles;

    /// <param name="volatilityCandles">How many returns the volatility is taken of; at least two.</param>
    public InMemoryMarketPath(int volatilityCandles = 96)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(volatilityCandles, 2);
        _volatilityCandles = volatilityCandles;
    }

    /// <summary>Adds a product with its candles and, where they exist, its quotes.</summary>
    public InMemoryMarketPath Add(Product product, CandleSeries candles, QuoteColumns? quotes = null, ProductStatus status = ProductStatus.Online)
    {
        _rows.Add(product.Id, new Row(product, candles, quotes, status));
        return this;
    }

    public bool TryGetProduct(ProductId id, Timestamp at, [NotNullWhen(true)] out Product? product, out ProductStatus status)
    {
        var row = _rows.GetValueOrDefault(id);
        (product, status) = (row?.Product, row?.Status ?? ProductStatus.Offline);
        return row is not null;
    }

    public bool TryGetCandle(ProductId product, Timestamp at, out PathCandle candle)
    {
        candle = default;
        if (!_rows.TryGetValue(product, out var row))
        {
            return false;
        }

        var candles = row.Series.Candles;
        var index = candles.LowerBound(at.AddMs(1 - row.Series.Interval.Ms));
        if (index == candles.Count)
        {
            return false;
        }

        candle = new(candles[index], row.Series.Interval);
        return true;
    }

    public double LastClose(ProductId product, Timestamp at)
    {
        var count = CompleteAt(product, at, out var row);
        return count > 0 ? row!.Series.Candles.Close[count - 1] : double.NaN;
    }

    public Quote QuoteAt(ProductId product, Timestamp at)
    {
        if (!_rows.TryGetValue(product, out var row) || row.Quotes is not { } quotes)
        {
            return default;
        }

        var index = quotes.LowerBound(at.AddMs(1));
        return index > 0 ? quotes[index - 1] : default;
    }

    public double VolatilityPerCandle(ProductId product, Timestamp at)
    {
        var count = CompleteAt(product, at, out var row);
        var returns = Math.Min(_volatilityCandles, count - 1);
        if (returns < 2)
        {
            return double.NaN;
        }

        var close = row!.Series.Candles.Close;
        var sum = 0.0;
        var squares = 0.0;
        for (var i = count - returns; i < count; i++)
        {
            var change = PinnedLog.Log(close[i] / close[i - 1]);
            sum += change;
            squares += change * change;
        }

        return Math.Sqrt(Math.Max(0, squares - (sum * sum / returns)) / (returns - 1));
    }

    private int CompleteAt(ProductId product, Timestamp at, out Row? row) => _rows.TryGetValue(product, out row)
        ? row.Series.Candles.LowerBound(at.AddMs(1 - row.Series.Interval.Ms))
        : 0;

    private sealed record Row(Product Product, CandleSeries Series, QuoteColumns? Quotes, ProductStatus Status);
}
