namespace Trading.Core.MarketData.Csv;

/// <summary>A column that a reader looks for in a header.</summary>
/// <param name="Name">How errors name it.</param>
/// <param name="Aliases">Accepted header names in lower case with underscores, the preferred one first.</param>
/// <param name="IsRequired">Whether a header without it, or an empty field, is an error.</param>
internal sealed record CsvColumn(string Name, string[] Aliases, bool IsRequired = true);
