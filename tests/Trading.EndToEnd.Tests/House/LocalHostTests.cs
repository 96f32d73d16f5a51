using Trading.Core;
using Trading.Tests.House;

namespace Trading.EndToEnd.Tests.House;

public class LocalHostTests
{
    [Fact]
    public void TradingLocal_CompiledCode_DoesNoArithmeticOnMoney()
    {
        var found = MoneyArithmetic.In(Path.Combine(AppContext.BaseDirectory, "Trading.Local.dll"));
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public void MoneyArithmetic_PlantedInThisAssembly_IsFound()
    {
        var found = MoneyArithmetic.In(typeof(LocalHostTests).Assembly.Location);
        string[] planted = [nameof(Notional), nameof(Total), nameof(Cents), nameof(Half)];
        Assert.All(planted, name => Assert.Contains(found, line => line.Contains($"::{name}(", StringComparison.Ordinal)));
        Assert.DoesNotContain(found, line => line.Contains($"::{nameof(IsDearer)}(", StringComparison.Ordinal));
    }

    internal static Money Notional(Price price, Quantity quantity) => price * quantity;

    internal static decimal Total(IEnumerable<decimal> amounts) => amounts.Sum();

    internal static decimal Cents(decimal amount) => Math.Round(amount, 2);

    internal static decimal Half(decimal amount) => amount / 2;

    internal static bool IsDearer(Price price, Price other) => price > other;
}
