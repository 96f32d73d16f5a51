using Trading.Core.Market;
using Trading.Core.MarketData.Resampling;

namespace Trading.Core.MarketData.Datasets;

/// <summary>Reads a finer series as coarser candles.</summary>
internal sealed class ResamplingCursor(ICandleCursor source, CandleResampler resampler) : ICandleCursor
{
    private readonly CandleColumns _fine = new();

    public bool ReadNext(CandleColumns into)
    {
        into.Clear();
        while (into.Count == 0)
        {
            if (!source.ReadNext(_fine))
            {
                resampler.Flush(into);
                break;
            }

            resampler.Add(_fine, into);
        }

        return into.Count > 0;
    }

    public void Dispose() => source.Dispose();
}
