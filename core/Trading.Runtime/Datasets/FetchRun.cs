using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Validation;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Datasets;

/// <summary>Fetches pieces and counts. Several products call it at once.</summary>
internal sealed class FetchRun(IMarketData market, FetchStaging staging, IProgress<FetchProgress>? progress)
{
    private readonly Lock _lock = new();
    private readonly List<FetchPiece> _pieces = [];
    private int _done;

    /// <summary>Every piece that is now staged.</summary>
    public IReadOnlyList<FetchPiece> Pieces => _pieces;

    public long RowsFetched { get; private set; }

    public long RowsKept { get; private set; }

    public async Task FetchAsync(IEnumerable<FetchPiece> pieces, CancellationToken cancellation)
    {
        var all = pieces.ToList();
        lock (_lock)
        {
            _pieces.AddRange(all);
        }

        foreach (var piece in all)
        {
            cancellation.ThrowIfCancellationRequested();
            if (staging.Has(piece))
            {
                var kept = new CandleColumns();
                staging.Read(piece, kept);
                Count(piece, fetched: 0, kept.Count);
                continue;
            }

            var series = await market.ReadCandlesAsync(piece.Product, piece.Interval, piece.From, piece.To, cancellation).ConfigureAwait(false);
            new CandleValidator(piece.Interval).Check(
                series.Candles, i => $"{piece.Product} {piece.Interval} at {series.Candles[i].OpenTime}, as the venue gave it");
            staging.Put(piece, series.Candles);
            Count(piece, series.Candles.Count, kept: 0);
        }
    }

    private void Count(FetchPiece piece, long fetched, long kept)
    {
        lock (_lock)
        {
            _done++;
            RowsFetched += fetched;
            RowsKept += kept;
            progress?.Report(new(piece.Product, _done, _pieces.Count, RowsFetched));
        }
    }
}
