namespace Trading.Runtime.Datasets;

/// <summary>How far a check is.</summary>
/// <param name="Current">The file at work.</param>
/// <param name="FilesDone">Files finished.</param>
/// <param name="FilesTotal">Files in all.</param>
/// <param name="Rows">Rows read so far.</param>
public readonly record struct VerifyProgress(string Current, int FilesDone, int FilesTotal, long Rows);
