using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk.Pacing;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.TradeLog;

public class TextConverterTests
{
    private static readonly Gen<decimal> Decimals = Gen.Choose(int.MinValue, int.MaxValue).Four().Zip(Gen.Choose(0, 28))
        .Select(drawn => new decimal(drawn.Item1.Item1, drawn.Item1.Item2, drawn.Item1.Item3, drawn.Item1.Item4 < 0, (byte)drawn.Item2));

    [Fact]
    public void RoundTrip_AnyDecimal_IsItsTextAndKeepsTrailingZeros() => Properties.Check(Decimals, value =>
    {
        var json = JsonSerializer.Serialize(new Money(value), CoreJson.Compact);
        return json == $"\"{value.ToString(CultureInfo.InvariantCulture)}\""
            && JsonSerializer.Deserialize<Price>(json, CoreJson.Compact).Value.ToString(CultureInfo.InvariantCulture) == value.ToString(CultureInfo.InvariantCulture);
    });

    [Fact]
    public void Write_LongestValues_Fit()
    {
        Assert.Equal("\"-79228162514264337593543950335\"", JsonSerializer.Serialize(decimal.MinValue, CoreJson.Compact));
        Assert.Equal("\"-7.9228162514264337593543950335\"", JsonSerializer.Serialize(decimal.MinValue / 1e28m, CoreJson.Compact));
        var longest = ProductId.Parse(new string('A', 15) + "-" + new string('B', 16));
        Assert.Equal($"\"{longest}\"", JsonSerializer.Serialize(longest, CoreJson.Compact));
    }

    [Fact]
    public void Read_EscapedText_IsTheSameValue() =>
        Assert.Equal(CycleWorld.Btc, JsonSerializer.Deserialize<ProductId>("\"\\u0042TC\\u002DUSD\"", CoreJson.Compact));

    [Fact]
    public async Task Read_AcrossBuffers_IsTheSameValue()
    {
        Cooldown[] cooldowns = [.. Enumerable.Range(0, 2_000).Select(i => new Cooldown(CycleWorld.Btc, CycleWorld.Slot.AddMs(i), CooldownReason.Win))];
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(cooldowns, CoreJson.Compact));

        Assert.Equal(cooldowns, await JsonSerializer.DeserializeAsync<Cooldown[]>(stream, CoreJson.Compact));
    }

    [Theory]
    [InlineData("7d444840-9dc0-11d1-b245-5ffdce74fad2", true)]
    [InlineData("7D444840-9DC0-11D1-B245-5FFDCE74FAD2", true)]
    [InlineData("7d4448409dc011d1b2455ffdce74fad2", false)]
    [InlineData("7d444840-9dc0-11d1-b245-5ffdce74fad2x", false)]
    [InlineData("", false)]
    public void Read_OrderId_IsAUuidWithDashes(string text, bool isId)
    {
        var json = $"\"{text}\"";
        if (isId)
        {
            Assert.Equal(Guid.Parse(text), JsonSerializer.Deserialize<ClientOrderId>(json, CoreJson.Compact).Value);
        }
        else
        {
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ClientOrderId>(json, CoreJson.Compact));
        }
    }

    [Fact]
    public void Read_EscapedAndFarTooLong_IsAJsonError() => Assert.Throws<JsonException>(
        () => JsonSerializer.Deserialize<Money>($"\"\\u0031{new string('0', 1_000)}\"", CoreJson.Compact));

    [Theory]
    [InlineData("1", "not a Money: expected a string, found Number")]
    [InlineData("null", "not a Money: expected a string, found Null")]
    [InlineData("{}", "not a Money: expected a string, found StartObject")]
    public void Read_NotAString_SaysWhatWasFound(string json, string message) => Assert.StartsWith(
        message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json, CoreJson.Compact)).Message, StringComparison.Ordinal);

    [Fact]
    public void Write_Times_AreAsText() => Assert.Equal(
        "[\"0001-01-01T00:00:00Z\",\"2025-03-05T12:00:00.007Z\"]",
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(new[] { Timestamp.MinValue, CycleWorld.Slot.AddMs(7) }, CoreJson.Compact)));
}
