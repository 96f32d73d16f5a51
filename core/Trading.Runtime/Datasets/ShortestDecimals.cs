using System.Globalization;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;

namespace Trading.Runtime.Datasets;

/// <summary>The decimals of a double's shortest text: what was printed before it was stored in binary.</summary>
internal static class ShortestDecimals
{
    public static PrintedDecimals Of(in Candle candle) => new(
        Math.Max(Math.Max(Of(candle.Open), Of(candle.High)), Math.Max(Of(candle.Low), Of(candle.Close))), Of(candle.Volume));

    private static int Of(double value)
    {
        Span<byte> text = stackalloc byte[32];
        return value.TryFormat(text, out var written, "R", CultureInfo.InvariantCulture)
            && CsvNumber.TryParse(text[..written], out _, out var decimals)
            ? decimals
            : CsvNumber.UnknownDecimals;
    }
}
