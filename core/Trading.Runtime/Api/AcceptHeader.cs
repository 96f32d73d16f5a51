using System.Globalization;

namespace Trading.Runtime.Api;

/// <summary>What a caller would have, by RFC 9110: media ranges, each with a quality from 0 (not at all) to 1.</summary>
internal static class AcceptHeader
{
    /// <summary>The offered type of the highest quality, of equals the first; null where the header takes none of them.</summary>
    /// <param name="header">Null or empty: anything.</param>
    /// <param name="offered">Media types in lower case, the best first.</param>
    public static string? Choose(string? header, IReadOnlyList<string> offered)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            return offered[0];
        }

        var ranges = header.Split(',').Select(Parse).ToArray();
        return offered
            .Select(type => (Type: type, Quality: QualityOf(type, ranges)))
            .Where(choice => choice.Quality > 0)
            .OrderByDescending(choice => choice.Quality)
            .Select(choice => choice.Type)
            .FirstOrDefault();
    }

    // The most exact range that fits counts: text/html over text/* over */*.
    private static double QualityOf(string type, (string Range, double Quality)[] ranges)
    {
        string[] fits = [type, $"{type.Split('/')[0]}/*", "*/*"];
        foreach (var fit in fits)
        {
            foreach (var (range, quality) in ranges)
            {
                if (range == fit)
                {
                    return quality;
                }
            }
        }

        return 0;
    }

    private static (string Range, double Quality) Parse(string part)
    {
        var pieces = part.Split(';', StringSplitOptions.TrimEntries);
        var quality = 1.0;
        foreach (var piece in pieces.Skip(1))
        {
            if (piece.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
            {
                quality = double.TryParse(piece.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var given) ? Math.Min(1, given) : 0;
            }
        }

        return (pieces[0].ToLowerInvariant(), quality);
    }
}
