using Trading.Core.Market;
using Trading.Core.MarketData.Validation;

namespace Trading.Core.Tests.MarketData.Validation;

public sealed class CandleValidatorTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 1);

    [Fact]
    public void Check_ValidCandles_Passes() =>
        new CandleValidator(Interval.QuarterHour).Check(
            Of(new(Start, 2, 4, 1, 3, 5), new(Start.AddMs(900_000), 3, 3, 3, 3, 0), new(Start.AddMs(2_700_000), 1e-8, 1e9, 1e-8, 1, 1e12)),
            _ => throw new InvalidOperationException("asked without a fault"));

    [Theory]
    [InlineData(double.NaN, 4, 1, 3, 5, "open is NaN; expected a finite price above 0")]
    [InlineData(2, double.PositiveInfinity, 1, 3, 5, "high is Infinity; expected a finite price above 0")]
    [InlineData(2, double.NaN, 1, 3, 5, "high is NaN; expected a finite price above 0")]
    [InlineData(2, 4, 0, 3, 5, "low is 0; expected a finite price above 0")]
    [InlineData(2, 4, double.NaN, 3, 5, "low is NaN; expected a finite price above 0")]
    [InlineData(2, 4, double.NegativeInfinity, 3, 5, "low is -Infinity; expected a finite price above 0")]
    [InlineData(2, 4, 1, -3, 5, "close is -3; expected a finite price above 0")]
    [InlineData(2, 4, 1, double.PositiveInfinity, 5, "close is Infinity; expected a finite price above 0")]
    [InlineData(2, 2.5, 1, 3, 5, "high 2.5 is below max(open, close) 3")]
    [InlineData(3.5, 3.25, 1, 3, 5, "high 3.25 is below max(open, close) 3.5")]
    [InlineData(2, 4, 2.5, 3, 5, "low 2.5 is above min(open, close) 2")]
    [InlineData(3, 4, 2.5, 2, 5, "low 2.5 is above min(open, close) 2")]
    [InlineData(2, 4, 1, 3, -1, "volume -1 is negative; expected 0 or more")]
    [InlineData(2, 4, 1, 3, double.NaN, "volume is NaN; expected a finite number, 0 or more")]
    [InlineData(2, 4, 1, 3, double.PositiveInfinity, "volume is Infinity; expected a finite number, 0 or more")]
    public void Check_FaultyCandle_SaysWhereAndWhat(double open, double high, double low, double close, double volume, string message)
    {
        var candles = Of(new(Start, 2, 4, 1, 3, 5), new(Start.AddMs(900_000), open, high, low, close, volume));

        Assert.Equal($"a.csv: line 3: {message}", ErrorOf(candles));
    }

    [Fact]
    public void Check_DuplicateTime_NamesIt() => Assert.Equal(
        "a.csv: line 3: time 2024-01-01T00:00:00Z is a duplicate of the row before; expected ascending times (repair drops exact duplicates)",
        ErrorOf(Of(new(Start, 2, 4, 1, 3, 5), new(Start, 2, 4, 1, 3, 5))));

    [Fact]
    public void Check_UnsortedTime_NamesBoth() => Assert.Equal(
        "a.csv: line 3: time 2023-12-31T23:45:00Z is before 2024-01-01T00:00:00Z of the row before; expected ascending times (repair sorts)",
        ErrorOf(Of(new(Start, 2, 4, 1, 3, 5), new(Start.AddMs(-900_000), 2, 4, 1, 3, 5))));

    [Fact]
    public void Check_TimeOffTheGrid_NamesIt() => Assert.Equal(
        "a.csv: line 2: time 2024-01-01T00:05:00Z is off the 15m grid; expected a multiple of 15m since 1970-01-01T00:00:00Z",
        ErrorOf(Of(new Candle(Start.AddMs(300_000), 2, 4, 1, 3, 5))));

    [Fact]
    public void Check_SecondChunkRepeatsTheFirst_SeesIt()
    {
        var validator = new CandleValidator(null);
        var chunk = Of(new Candle(Start, 2, 4, 1, 3, 5));
        validator.Check(chunk, Line);

        Assert.Throws<InputException>(() => validator.Check(chunk, Line));
    }

    private static string Line(int index) => $"a.csv: line {index + 2}";

    private static string ErrorOf(CandleColumns candles) =>
        Assert.Throws<InputException>(() => new CandleValidator(Interval.QuarterHour).Check(candles, Line)).Message;

    private static CandleColumns Of(params ReadOnlySpan<Candle> candles)
    {
        var columns = new CandleColumns();
        foreach (var candle in candles)
        {
            columns.Append(candle);
        }

        return columns;
    }
}
