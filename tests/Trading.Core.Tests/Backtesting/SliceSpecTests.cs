using System.Text.Json;
using Trading.Core.Backtesting;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Backtesting;

public class SliceSpecTests
{
    private static readonly SliceSpec Common = TestRuns.Spec(TestRuns.Start, TestRuns.Start + TimeSpan.FromDays(1));

    /// <summary>A shadow of an account draws the account's luck: it is another run. Runs that name none keep the ids they had.</summary>
    [Fact]
    public void Id_Account_IsAnotherRun()
    {
        var shadow = Common with { Account = "main" };

        Assert.Equal(3, new[] { Common.Id, shadow.Id, (Common with { Account = "other" }).Id }.Distinct().Count());
        Assert.Equal(ContentHash.Of($"slice/1|dataset|15m|BTC-USD,ETH-USD|{Common.From}|{Common.To}|192|policy|Base|default|1|test"), Common.Id);
    }

    [Fact]
    public void Json_Account_StandsOnlyWhereThereIsOne()
    {
        var shadow = Common with { Account = "main" };

        Assert.DoesNotContain("account", JsonSerializer.Serialize(Common, CoreJson.Compact), StringComparison.Ordinal);
        Assert.Equal(shadow.Id, JsonSerializer.Deserialize<SliceSpec>(JsonSerializer.Serialize(shadow, CoreJson.Compact), CoreJson.Compact)!.Id);
    }
}
