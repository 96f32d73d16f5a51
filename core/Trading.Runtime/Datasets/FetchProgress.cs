using Trading.Core.Market;

namespace Trading.Runtime.Datasets;

/// <summary>How far a fetch is.</summary>
/// <param name="Product">What was fetched last.</param>
/// <param name="PiecesDone">Months of one product that are there, those of earlier runs included.</param>
/// <param name="PiecesTotal">Months to fetch, as far as is known: a product is counted once its first candle was looked for.</param>
/// <param name="Rows">Candles fetched by this run.</param>
public readonly record struct FetchProgress(ProductId Product, int PiecesDone, int PiecesTotal, long Rows);
