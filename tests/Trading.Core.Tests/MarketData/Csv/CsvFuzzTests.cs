using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.MarketData.Csv;

public sealed class CsvFuzzTests
{
    private const string Header = "time,open,high,low,close,volume\n";

    [Fact]
    public void Read_AnyText_GivesRowsOrOneInputException()
    {
        var text = Gen.Elements("0123456789.-+eE,;\"\n\r \tZT:nai\u00e9".ToCharArray()).ArrayOf().Select(c => new string(c));
        Properties.Check(text, body => Survives(Encoding.UTF8.GetBytes(body)) && Survives(Encoding.UTF8.GetBytes(Header + body)));
    }

    [Fact]
    public void Read_AnyBytesAfterTheMarkOfGzip_GivesOneInputException() => Properties.Check(
        Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(),
        body => Survives([0x1F, 0x8B, 8, .. body]));

    [Fact]
    public void TryParse_AnyInstantInAnyFormat_IsThatInstant()
    {
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ss.fff'Z'", "yyyy-MM-dd HH:mm:ss.ffffff", "yyyy-MM-dd'T'HH:mm:ss.fffzzz"];
        Properties.Check(Gen.Choose(0, int.MaxValue).Two(), pair =>
        {
            var time = DateTimeOffset.UnixEpoch.AddMilliseconds((pair.Item1 * 1000L) + (pair.Item2 % 1000));
            return formats.All(f => CsvTime.TryParse(Encoding.ASCII.GetBytes(time.ToString(f, CultureInfo.InvariantCulture)), out var ms)
                && ms == time.ToUnixTimeMilliseconds());
        });
    }

    private static bool Survives(byte[] bytes)
    {
        try
        {
            using var reader = new CandleCsvReader(new MemoryStream(bytes), "a.csv");
            _ = reader.Read(new CandleColumns(), int.MaxValue);
            return true;
        }
        catch (InputException e)
        {
            return e.Message.StartsWith("a.csv: ", StringComparison.Ordinal);
        }
    }
}
