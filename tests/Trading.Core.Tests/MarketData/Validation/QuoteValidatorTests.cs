using Trading.Core.Market;
using Trading.Core.MarketData.Validation;

namespace Trading.Core.Tests.MarketData.Validation;

public sealed class QuoteValidatorTests
{
    [Fact]
    public void Check_MissingValuesAndCrossedBook_Passes()
    {
        var quotes = new QuoteColumns();
        quotes.Append(new Quote(new(1), double.NaN, 2));
        quotes.Append(new Quote(new(2), 3, 2, 0, 1, 5));

        new QuoteValidator().Check(quotes, _ => "never");
    }

    [Theory]
    [InlineData(0, 2, 1, 1, 1, "bid is 0; expected a finite price above 0")]
    [InlineData(1, double.PositiveInfinity, 1, 1, 1, "ask is Infinity; expected a finite price above 0")]
    [InlineData(1, 2, -1, 1, 1, "bid_size is -1; expected a finite number, 0 or more")]
    [InlineData(1, 2, 1, double.PositiveInfinity, 1, "ask_size is Infinity; expected a finite number, 0 or more")]
    [InlineData(1, 2, 1, 1, -0.5, "depth_notional is -0.5; expected a finite number, 0 or more")]
    public void Check_FaultyQuote_SaysWhereAndWhat(double bid, double ask, double bidSize, double askSize, double depth, string message)
    {
        var quotes = new QuoteColumns();
        quotes.Append(new Quote(new(1), bid, ask, bidSize, askSize, depth));

        Assert.Equal(
            $"q.csv: line 2: {message}",
            Assert.Throws<InputException>(() => new QuoteValidator().Check(quotes, i => $"q.csv: line {i + 2}")).Message);
    }

    [Fact]
    public void Check_TimeGoesBack_NamesBoth()
    {
        var quotes = new QuoteColumns();
        quotes.Append(new Quote(Timestamp.Utc(2024, 1, 1, 0, 1), 1, 2));
        quotes.Append(new Quote(Timestamp.Utc(2024, 1, 1), 1, 2));

        Assert.Equal(
            "q.csv: line 3: time 2024-01-01T00:00:00Z is before 2024-01-01T00:01:00Z of the row before; expected ascending times (repair sorts)",
            Assert.Throws<InputException>(() => new QuoteValidator().Check(quotes, i => $"q.csv: line {i + 2}")).Message);
    }
}
