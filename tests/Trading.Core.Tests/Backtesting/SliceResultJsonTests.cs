using System.Text;
using FsCheck.Fluent;
using Trading.Core.Backtesting;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting;

public class SliceResultJsonTests
{
    private static readonly byte[] Good = SliceResultJson.Write(TestRuns.Slice(TestRuns.Start, 100, 101, 99) with { Trades = TestTrades.Five() });

    [Fact]
    public void Read_WhatWasWritten_IsTheSameBytesAgain() => Assert.Equal(Good, SliceResultJson.Write(SliceResultJson.Read(Good, "x")));

    [Fact]
    public void Read_AnyByteChanged_IsThatResultOrOneClearError()
    {
        var changes = from at in Gen.Choose(0, Good.Length - 1)
                      from to in Gen.Choose(32, 126)
                      select (at, to);
        Properties.Check(changes, change =>
        {
            var bytes = Good.ToArray();
            bytes[change.at] = (byte)change.to;
            return IsReadOrRefused(bytes);
        });
    }

    [Fact]
    public void Read_CutShort_IsAnError()
    {
        for (var length = 0; length < Good.Length; length += 7)
        {
            var error = Assert.Throws<InputException>(() => SliceResultJson.Read(Good.AsSpan(0, length), "half.json"));
            Assert.StartsWith("half.json: ", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"schema_version":1,"slice_id":"x"}""")]
    [InlineData("""{"schema_version":1,"slice_id":"x","result":null}""")]
    [InlineData("""{"schema_version":1,"slice_id":"x","result":{}}""")]
    public void Read_SomethingElse_IsAnError(string json) =>
        Assert.Throws<InputException>(() => SliceResultJson.Read(Encoding.UTF8.GetBytes(json), "x"));

    [Theory]
    [InlineData("\"products\":[\"BTC-USD\",\"ETH-USD\"]", "\"products\":null")]
    [InlineData("\"schema_version\":1", "\"schema_version\":2")]
    [InlineData("\"seed\":1", "\"seed\":2")]
    [InlineData("\"fill_mode\":\"base\"", "\"fill_mode\":\"best\"")]
    [InlineData("\"candles\":\"15m\"", "\"candles\":15")]
    [InlineData("\"fills\":0", "\"fills\":0,\"more\":1")]
    public void Read_MemberChanged_IsAnError(string good, string bad)
    {
        var json = Encoding.UTF8.GetString(Good);
        Assert.Contains(good, json, StringComparison.Ordinal);

        Assert.Throws<InputException>(
            () => SliceResultJson.Read(Encoding.UTF8.GetBytes(json.Replace(good, bad, StringComparison.Ordinal)), "x"));
    }

    [Fact]
    public void Read_UnderAnotherId_SaysWhich()
    {
        var id = TestRuns.Slice(TestRuns.Start, 100, 101, 99).Spec.Id;
        var json = Encoding.UTF8.GetString(Good).Replace($"\"slice_id\":\"{id}\"", "\"slice_id\":\"other\"", StringComparison.Ordinal);

        var error = Assert.Throws<InputException>(() => SliceResultJson.Read(Encoding.UTF8.GetBytes(json), "x"));

        Assert.Equal($"x: holds slice {id} under the id other", error.Message);
    }

    private static bool IsReadOrRefused(byte[] bytes)
    {
        try
        {
            return SliceResultJson.Read(bytes, "x").Trades.Count == 5;
        }
        catch (InputException error)
        {
            return error.Message.StartsWith("x: ", StringComparison.Ordinal);
        }
    }
}
