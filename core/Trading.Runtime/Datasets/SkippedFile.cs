namespace Trading.Runtime.Datasets;

/// <summary>A file that a search found and the import left out.</summary>
public sealed record SkippedFile(string Path, string Reason);
