namespace Trading.Runtime.Datasets;

/// <summary>What became of a dataset that was to be stored.</summary>
/// <param name="Id">The dataset's id, by which runs name it.</param>
/// <param name="Files">Files of the dataset.</param>
/// <param name="Written">Those that were not there, or damaged.</param>
/// <param name="Bytes">Size of all.</param>
public sealed record PushReport(string Id, int Files, int Written, long Bytes);
