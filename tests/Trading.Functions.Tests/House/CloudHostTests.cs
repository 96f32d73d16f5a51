using Trading.Tests.House;

namespace Trading.Functions.Tests.House;

public class CloudHostTests
{
    [Fact]
    public void TradingFunctions_CompiledCode_DoesNoArithmeticOnMoney()
    {
        var found = MoneyArithmetic.In(Path.Combine(AppContext.BaseDirectory, "Trading.Functions.dll"));
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }
}
