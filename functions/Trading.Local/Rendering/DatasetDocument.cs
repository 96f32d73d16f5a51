namespace Trading.Local.Rendering;

/// <summary>What a command says of a dataset; problems and skipped files are empty where there are none.</summary>
internal sealed record DatasetDocument(
    string DatasetId,
    string Venue,
    string? SyntheticLabel,
    IReadOnlyList<SeriesDocument> Series,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Skipped);
