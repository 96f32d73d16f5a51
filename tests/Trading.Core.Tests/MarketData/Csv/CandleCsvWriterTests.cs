using System.Text;
using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.MarketData.Csv;

public sealed class CandleCsvWriterTests
{
    [Fact]
    public void Write_Candle_PrintsSecondsAndShortestNumbers()
    {
        var candles = new CandleColumns();
        candles.Append(new Candle(Timestamp.Utc(2024, 4, 18, 16, 30), 0.1, 1e21, 1e-7, 63594.8, 0));

        Assert.Equal("time,open,high,low,close,volume\n1713457800,0.1,1E+21,1E-07,63594.8,0\n", Encoding.UTF8.GetString(Write(candles)));
    }

    [Fact]
    public void Write_AnyFiniteDoubles_ReadsBackTheSameBits()
    {
        var bits = Gen.Choose(int.MinValue, int.MaxValue).Two().Select(p => BitConverter.Int64BitsToDouble(((long)p.Item1 << 32) | (uint)p.Item2));
        var prices = Gen.Choose(0, int.MaxValue).Two().Select(p => p.Item1 / Math.ScaleB(1, p.Item2 % 60));
        Properties.Check(Gen.OneOf(bits, prices).Where(double.IsFinite).ArrayOf(5), values =>
        {
            var candles = new CandleColumns();
            candles.Append(new Candle(Timestamp.Utc(2024, 1, 1), values[0], values[1], values[2], values[3], values[4]));
            using var reader = new CandleCsvReader(new MemoryStream(Write(candles)), "a.csv");
            var back = new CandleColumns();
            _ = reader.Read(back, 1);
            return back[0].Equals(candles[0]);
        });
    }

    [Fact]
    public void Read_ShortDecimals_AreTheNearestDouble()
    {
        // The framework's own parser is the independent definition.
        var decimals = Gen.Choose(0, int.MaxValue).Two().Select(p => $"{p.Item1}.{p.Item2:D10}"[..Math.Min(19, $"{p.Item1}".Length + 9)]);
        Properties.Check(decimals, text => CsvNumber.TryParse(Encoding.UTF8.GetBytes(text), out var value, out _)
            && value.Equals(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static byte[] Write(CandleColumns candles)
    {
        using var stream = new MemoryStream();
        using (var writer = new CandleCsvWriter(stream))
        {
            writer.Write(candles);
        }

        return stream.ToArray();
    }
}
