namespace Trading.Core.MarketData.Datasets;

/// <summary>One month's file of a dataset.</summary>
/// <param name="Month">The month that its rows fall in.</param>
/// <param name="Path">Where it is, relative to the manifest, with forward slashes.</param>
/// <param name="Rows">How many rows it holds; at least one.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
public sealed record DatasetFile(CalendarMonth Month, string Path, long Rows, string Sha256);
