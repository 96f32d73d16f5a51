using System.Collections.Immutable;
using System.Globalization;
using Trading.Core.Policy.Reading;

namespace Trading.Core.Backtesting.Sweeps;

/// <summary>
/// Numbers between two ends, both included: by steps, as a count of them evenly or logarithmically spaced, or any of them. A number is
/// rounded to six significant digits, so that 0.1 + 0.2 is 0.3 in a policy too.
/// </summary>
internal sealed record SweepRange(double From, double To, double? Step, int? Count, bool IsLog, bool IsInteger)
{
    private const string SixDigits = "G6";

    // A last step that ends short of the end by rounding alone is the end.
    private const double Slack = 1e-9;

    /// <summary>All of them in order, each once; none where the range is continuous.</summary>
    public ImmutableArray<SweepValue> Values(string place)
    {
        var count = Step is { } step ? (int)Math.Floor(((To - From) / step) + Slack) + 1 : Count ?? 0;
        return
        [
            .. Enumerable.Range(0, count)
                .Select(i => Step is { } s ? From + (i * s) : At(count == 1 ? 0 : (double)i / (count - 1)))
                .Select(TextOf)
                .Distinct(StringComparer.Ordinal)
                .Select(text => ValueOf(text, place)),
        ];
    }

    /// <param name="share">How far between the ends, 0 to 1, on the range's own scale.</param>
    public SweepValue Draw(double share, string place) => ValueOf(TextOf(At(share)), place);

    private static SweepValue ValueOf(string text, string place) => new(new ScalarNode(place, text, IsPlain: true), text);

    private double At(double share) => share switch
    {
        0 => From,
        1 => To,
        _ when IsLog => PinnedExp.Exp(PinnedLog.Log(From) + (share * (PinnedLog.Log(To) - PinnedLog.Log(From)))),
        _ => From + (share * (To - From)),
    };

    private string TextOf(double number)
    {
        var rounded = IsInteger
            ? Math.Clamp(Math.Round(number, MidpointRounding.AwayFromZero), Math.Ceiling(From), Math.Floor(To))
            : double.Parse(number.ToString(SixDigits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return ((decimal)rounded).ToString("0.############", CultureInfo.InvariantCulture);
    }
}
