using FsCheck;
using FsCheck.Fluent;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.TradeLog;
using Trading.Core.Tests.Testing;
using Trading.Runtime.Accounts;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Accounts;

public class AccountJsonTests
{
    private static readonly Gen<int> Seeds = Gen.Choose(0, int.MaxValue);

    [Fact]
    public void Read_AnyAccountWritten_ComesBackToTheLastDigitAndAsTheSameText() => Properties.Check(
        Seeds, seed => IsExact(new AnyValue(seed).Of<AccountDocument>(), AccountJson.Write, AccountJson.Read));

    [Fact]
    public void Read_AnyFillWritten_ComesBackToTheLastDigitAndAsTheSameText() => Properties.Check(
        Seeds, seed => IsExact(new AnyValue(seed).Of<Fill>(), AccountJson.Write, AccountJson.ReadFill));

    [Fact]
    public void Read_AnyTradeWritten_ComesBackToTheLastDigitAndAsTheSameText() => Properties.Check(
        Seeds, seed => IsExact(new AnyValue(seed).Of<Trade>(), AccountJson.Write, AccountJson.ReadTrade));

    [Fact]
    public void Read_AnyControlWritten_ComesBackAsItWas() => Properties.Check(
        Seeds, seed => IsExact(new AnyValue(seed).Of<ControlCommand>(), AccountJson.Write, AccountJson.ReadControl));

    [Fact]
    public void Read_FullAccountWritten_ComesBackToTheLastDigitAndAsTheSameText() =>
        Assert.True(IsExact(FullAccount.Of(products: 30), AccountJson.Write, AccountJson.Read));

    [Fact]
    public void Write_EqualAccounts_GiveTheSameBytes() =>
        Assert.Equal(AccountJson.Write(FullAccount.Of(products: 30)), AccountJson.Write(FullAccount.Of(products: 30)));

    [Fact]
    public void Read_AccountOfNoProducts_IsFlatWithItsCash()
    {
        var back = AccountJson.Read(AccountJson.Write(TestAccounts.Flat(cash: 123.4500m)), "account");

        Assert.Equal("123.4500", back.State.Ledger.Cash.ToString());
        Assert.Equal(Timestamp.MinValue, back.LastSlot);
        Assert.Equal(TradingMode.Paper, back.Mode);
        Assert.False(back.State.Universe.IsJudged);
        Assert.Null(back.VenueState);
    }

    [Fact]
    public void Write_Fill_CarriesItsSchema() => Assert.Equal(
        """{"schema_version":1,"item":{"venue_trade_id":"t-1","order":"ID","product":"BTC-USD","side":"buy","price":"100.10","quantity":"0.00000001","fee":"0.0010","liquidity":"maker","at":"2025-03-05T12:00:00.001Z"}}"""
            .Replace("ID", TestAccounts.Fill(1).Fill.Order.ToString(), StringComparison.Ordinal),
        AccountJson.Write(TestAccounts.Fill(1).Fill));

    [Theory]
    [InlineData("\"schema_version\":1", "\"schema_version\":2", "of schema 2; this program reads schema 1")]
    [InlineData("\"schema_version\":1", "\"schema_version\":2,\"from_the_future\":[{}]", "of schema 2; this program reads schema 1")]
    [InlineData("\"schema_version\":1", "\"schema_version\":\"1\"", "no schema version")]
    [InlineData("\"schema_version\":1,", "", "no schema version")]
    [InlineData("\"schema_version\":1", "\"schema_version\":0", "of schema 0")]
    public void Read_OtherSchema_SaysSo(string old, string replacement, string message)
    {
        foreach (var (json, what, read) in Kinds())
        {
            var error = Assert.Throws<InputException>(() => read(json.Replace(old, replacement, StringComparison.Ordinal), "row 7"));

            Assert.StartsWith("row 7: ", error.Message, StringComparison.Ordinal);
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
            Assert.Contains(what, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"mode\":\"paper\"", "\"mode\":\"play\"")]
    [InlineData("\"mode\":\"paper\"", "\"mode\":1")]
    [InlineData("\"mode\":\"paper\",", "")]
    [InlineData("\"nav\":\"10000\"", "\"nav\":10000")]
    [InlineData("\"nav\":\"10000\"", "\"nav\":\"ten\"")]
    [InlineData("\"legs\":[]", "\"legs\":null")]
    [InlineData("\"legs\":[]", "\"legs\":[null]")]
    [InlineData("\"legs\":[]", "\"legs\":[{}]")]
    [InlineData("\"orders\":[]", "\"orders\":[null]")]
    [InlineData("\"positions\":[]", "\"positions\":[null]")]
    [InlineData("\"closed\":[]", "\"closed\":[null]")]
    [InlineData("\"foreign_fills\":[]", "\"foreign_fills\":[null]")]
    [InlineData("\"foreign\":{}", "\"foreign\":null")]
    [InlineData("\"foreign\":{}", "\"foreign\":[]")]
    [InlineData("\"universe\":{", "\"universe\":3,\"x\":{")]
    [InlineData("\"controls_done\":0", "\"controls_done\":0,\"unheard_of\":1")]
    [InlineData("\"last_slot\":\"0001-01-01T00:00:00Z\"", "\"last_slot\":\"never\"")]
    public void Read_SomethingElseInAMember_SaysWhere(string old, string replacement)
    {
        var json = AccountJson.Write(TestAccounts.Flat());
        Assert.Contains(old, json, StringComparison.Ordinal);

        var error = Assert.Throws<InputException>(() => AccountJson.Read(json.Replace(old, replacement, StringComparison.Ordinal), "row 7"));

        Assert.StartsWith("row 7: not an account: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"schema_version\"")]
    [InlineData("{\"a\":[1,2")]
    [InlineData("hello")]
    public void Read_NotAnAccount_SaysSo(string json) =>
        Assert.StartsWith("row 7: ", Assert.Throws<InputException>(() => AccountJson.Read(json, "row 7")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_AnyDamage_IsAnInputErrorOrAnotherAccountThatCanBeWritten()
    {
        var json = AccountJson.Write(FullAccount.Of(products: 2));
        Properties.Check(Seeds, seed =>
            Record.Exception(() => AccountJson.Write(AccountJson.Read(Damaged(json, new Random(seed)), "account"))) is null or InputException);
    }

    // Every token that is a value may have become another; or characters were lost.
    private static string Damaged(string json, Random random)
    {
        var at = random.Next(json.Length);
        var end = Math.Min(json.Length, at + random.Next(1, 20));
        var colon = json.IndexOf(':', at);
        return random.Next(4) switch
        {
            0 => json[..at],
            1 => json[..at] + json[end..],
            2 => json[..at] + "\"{}[]:,0x-"[random.Next(10)] + json[(at + 1)..],
            _ when colon > 0 => json[..(colon + 1)] + new[] { "null,", "[],", "{},", "\"\",", "-1,", "1e999," }[random.Next(6)] + json[(colon + 1)..],
            _ => json[..at],
        };
    }

    private static bool IsExact<T>(T value, Func<T, string> write, Func<string, string, T> read)
    {
        var json = write(value);
        var back = read(json, "value");
        var difference = Differences.First(value, back) ?? (write(back) == json ? null : "the text");
        return difference is null ? true : throw new InvalidOperationException(difference);
    }

    private static (string Json, string What, Action<string, string> Read)[] Kinds() =>
    [
        (AccountJson.Write(TestAccounts.Flat()), "an account", (json, source) => AccountJson.Read(json, source)),
        (AccountJson.Write(TestAccounts.Fill(1).Fill), "a fill", (json, source) => AccountJson.ReadFill(json, source)),
        (AccountJson.Write(TestAccounts.Trade(1).Trade), "a trade", (json, source) => AccountJson.ReadTrade(json, source)),
        (AccountJson.Write(new ControlCommand(ControlKind.Close, TestAccounts.Btc, default, "me")), "a command", (json, source) => AccountJson.ReadControl(json, source)),
    ];
}
