namespace Trading.Runtime.Datasets;

/// <summary>How far an import is.</summary>
/// <param name="Current">The series at work, such as BTC-USD 15m.</param>
/// <param name="SeriesDone">Series finished.</param>
/// <param name="SeriesTotal">Series in all.</param>
/// <param name="Rows">Rows read so far, over all series.</param>
public readonly record struct ImportProgress(string Current, int SeriesDone, int SeriesTotal, long Rows);
