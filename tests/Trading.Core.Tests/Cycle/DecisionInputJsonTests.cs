using System.Reflection;
using System.Text;
using FsCheck.Fluent;
using Trading.Core.Cycle;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Cycle;

public class DecisionInputJsonTests
{
    [Fact]
    public void Read_AnyBitsOfNumbers_ComeBackToTheLastBit() => Properties.Check(
        Gen.Choose(int.MinValue, int.MaxValue).Two().ArrayOf(25),
        halves =>
        {
            var world = new CycleWorld();
            ref var f = ref world[CycleWorld.Eth];
            for (var i = 0; i < halves.Length; i++)
            {
                FeatureField.All[i].In(ref f) = BitConverter.Int64BitsToDouble(((long)halves[i].Item1 << 32) | (uint)halves[i].Item2);
            }

            world.Row(CycleWorld.Eth).Quote = new Quote(CycleWorld.Now, f.Price, f.High60m, f.Rsi14, f.Low60m, f.Ema21);
            var back = RoundTrip(world).Input;
            return Same(f, back.Features.Values[back.Market.IndexOf(CycleWorld.Eth)])
                && Bits(f.Price) == Bits(back.Market.Products[2].Quote.Bid)
                && Bits(f.Ema21) == Bits(back.Market.Products[2].Quote.DepthNotional);
        });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-0.0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(0.1 + 0.2)]
    public void Read_SpecialNumber_ComesBackToTheLastBit(double value)
    {
        var world = new CycleWorld();
        world[CycleWorld.Btc].ZScore20h = value;
        world.Row(CycleWorld.Btc).LastPrice = value;
        world.Input.Features.Regime = new RegimeReading(Regime.Bear, value, -value, IsInsufficientData: true);

        var back = RoundTrip(world).Input;

        Assert.Equal(Bits(value), Bits(back.Features.Values[1].ZScore20h));
        Assert.Equal(Bits(value), Bits(back.Market.Products[1].LastPrice));
        Assert.Equal(Bits(value), Bits(back.Features.Regime.TrendPct));
        Assert.Equal(Regime.Bear, back.Features.Regime.Regime);
        Assert.True(back.Features.Regime.IsInsufficientData);
    }

    [Fact]
    public void Read_EverythingElse_ComesBack()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Eth);
        world.DecideEntries();
        world.Hold(CycleWorld.Sol, 100m, 1.50m, CycleWorld.Reversion(), CycleWorld.Slot);
        ref var f = ref world[CycleWorld.Ada];
        f.SmaCross = SmaCross.Down;
        f.HigherLow = true;
        f.HasDataGap = true;
        ref var row = ref world.Row(CycleWorld.Ada);
        row.Status = ProductStatus.LimitOnly;
        world.Input.Market.Venue = new VenueHealth(2, CycleWorld.Now, IsHealthy: false, -17, IsReconciled: false);

        var input = InputOf(world);
        var back = DecisionInputJson.Read(DecisionInputJson.Write(input), "test");

        Assert.Equal(input.Products, back.Products);
        Assert.Equal(row.Status, back.Input.Market.Products[0].Status);
        Assert.True(Same(f, back.Input.Features.Values[0]));
        Assert.Equal(world.Input.Market.Venue, back.Input.Market.Venue);
        Assert.Equal(world.Input.Market.BalancesAt, back.Input.Market.BalancesAt);
        Assert.Equal(CycleWorld.Slot, back.Input.Slot);
        Assert.Equal(CycleWorld.Now, back.Now);
        Assert.Equal(("test", "policy", "code", "taker_120", true), (back.Account, back.PolicyHash, back.CodeVersion, back.FeeSchedule, back.IsBookRequired));
        Assert.Equal(DecisionInputJson.Write(input), DecisionInputJson.Write(back));
    }

    [Theory]
    [InlineData("{}", "test: not a decision's input: ")]
    [InlineData("{\"schema_version\":2}", "test: a decision's input of schema 2; this program reads schema 1. Use the version that wrote it, or a newer one")]
    [InlineData("[", "test: not a decision's input: ")]
    public void Read_SomethingElse_IsRefusedWithItsName(string json, string message) => Assert.StartsWith(
        message, Assert.Throws<InputException>(() => DecisionInputJson.Read(Encoding.UTF8.GetBytes(json), "test")).Message, StringComparison.Ordinal);

    private static DecisionInput RoundTrip(CycleWorld world) => DecisionInputJson.Read(DecisionInputJson.Write(InputOf(world)), "test");

    private static DecisionInput InputOf(CycleWorld world) => new()
    {
        Phase = CyclePhase.Entries,
        Account = "test",
        PolicyHash = "policy",
        CodeVersion = "code",
        FeeSchedule = "taker_120",
        IsBookRequired = true,
        Now = CycleWorld.Now,
        Input = world.Input,
        State = world.State,
    };

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    // Field by field, so that a new one is not forgotten.
    private static bool Same(FeatureValues left, FeatureValues right) => typeof(FeatureValues)
        .GetFields(BindingFlags.Instance | BindingFlags.Public)
        .All(field => field.GetValue(left) is double number
            ? Bits(number) == Bits((double)field.GetValue(right)!)
            : Equals(field.GetValue(left), field.GetValue(right)));
}
