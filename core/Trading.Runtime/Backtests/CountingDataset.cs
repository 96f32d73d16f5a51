using System.Diagnostics.CodeAnalysis;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Backtests;

/// <summary>A dataset that tells how many candles were read from it.</summary>
internal sealed class CountingDataset(IMarketDataset inner, Action<int> onRead) : IMarketDataset
{
    public DatasetManifest Manifest => inner.Manifest;

    public string Id => inner.Id;

    public ICandleCursor OpenCandles(ProductId product, Interval interval, Timestamp from, Timestamp to) =>
        new Cursor(inner.OpenCandles(product, interval, from, to), onRead);

    public IQuoteCursor? OpenQuotes(ProductId product, Timestamp from, Timestamp to) => inner.OpenQuotes(product, from, to);

    private sealed class Cursor(ICandleCursor inner, Action<int> onRead) : ICandleCursor
    {
        public int CandlesPerReadMax => inner.CandlesPerReadMax;

        public bool ReadNext(CandleColumns into)
        {
            var isAny = inner.ReadNext(into);
            onRead(into.Count);
            return isAny;
        }

        public bool TryLend([NotNullWhen(true)] out CandleColumns? columns, out int from, out int to)
        {
            if (!inner.TryLend(out columns, out from, out to))
            {
                return false;
            }

            onRead(to - from);
            return true;
        }

        public void Dispose() => inner.Dispose();
    }
}
