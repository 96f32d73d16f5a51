using System.Globalization;

namespace Trading.Core.MarketData.Csv;

/// <summary>Reads a number as the nearest double and counts the decimals it was printed with.</summary>
public static class CsvNumber
{
    /// <summary>Said of a number whose text tells nothing of a step: a float's artefact such as 1.4758166499999998.</summary>
    public const int UnknownDecimals = 0;


    // Both operands exact and one rounding: up to 2^53 over a power of ten up to 10^22, the quotient is the nearest double.
    private const long ExactMantissaMax = 1L << 53;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <param name="text">Digits with an optional sign, point and exponent, or nan, inf and the like in any case.</param>
    /// <param name="value">The nearest double; beyond its range infinite.</param>
    /// <param name="decimals">Digits after the point without trailing zeros.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value, out int decimals)
    {
        var isNegative = text.Length > 0 && text[0] == '-';
        long mantissa = 0;
        var point = -1;
        var i = isNegative ? 1 : 0;
        var digits = 0;
        for (; i < text.Length && digits <= 17; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                digits++;
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                break;
            }
        }

        if (i < text.Length || digits == 0 || mantissa > ExactMantissaMax)
        {
            return TryParseSlow(text, out value, out decimals);
        }

        decimals = point < 0 ? 0 : text.Length - point - 1;
        value = mantissa / PowersOfTen[decimals];
        value = isNegative ? -value : value;
        decimals = mantissa >= 1_000_000_000_000_000 ? Significant(text) : WithoutTrailingZeros(text, decimals);
        return true;
    }

    private static int WithoutTrailingZeros(ReadOnlySpan<byte> text, int decimals)
    {
        for (var last = text.Length - 1; decimals > 0 && text[last] == '0'; last--)
        {
            decimals--;
        }

        return decimals;
    }

    private static bool TryParseSlow(ReadOnlySpan<byte> text, out double value, out int decimals)
    {
        decimals = Significant(text);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || IsInfinity(text, out value);
    }

    private static bool IsInfinity(ReadOnlySpan<byte> text, out double value)
    {
        var isNegative = text.Length > 0 && text[0] == '-';
        value = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        return System.Text.Ascii.EqualsIgnoreCase(text.TrimStart("+-"u8), "inf"u8);
    }

    private static int Significant(ReadOnlySpan<byte> text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            return UnknownDecimals;
        }

        exact = Math.Abs(exact / 1.0000000000000000000000000000m);
        var unscaled = new decimal(decimal.GetBits(exact)[0], decimal.GetBits(exact)[1], decimal.GetBits(exact)[2], isNegative: false, 0);
        return unscaled < 1_000_000_000_000_000m ? exact.Scale : UnknownDecimals;
    }
}
