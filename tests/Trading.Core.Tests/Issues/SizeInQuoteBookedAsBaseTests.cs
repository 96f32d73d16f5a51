using Trading.Core.Orders;

namespace Trading.Core.Tests.Issues;

/// <summary>A report with size_in_quote said 2.64, meaning dollars, and was booked as 2.64 ETH.</summary>
public sealed class SizeInQuoteBookedAsBaseTests
{
    [Fact]
    public void QuantityOf_SizeInQuote_IsDividedByThePrice() =>
        Assert.Equal(0.001056m, Fill.QuantityOf(2.64m, isSizeInQuote: true, new Price(2500)).Value);

    [Fact]
    public void QuantityOf_SizeInBase_IsTaken() => Assert.Equal(2.64m, Fill.QuantityOf(2.64m, isSizeInQuote: false, new Price(2500)).Value);
}
