using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Risk;

/// <summary>An account of 10,000 under the shipped caps: 3 % a product, 10 % LAYER1, 25 % in all.</summary>
public class ExposureReadingTests
{
    private readonly RiskProbe _probe = new();

    [Fact]
    public void Of_FlatAccount_HasNothingAtRisk()
    {
        var reading = Read()!;

        Assert.Equal((Money.Zero, new Money(2_500), new Money(300)), (reading.Total, reading.TotalCap, reading.PositionCap));
        Assert.Empty(reading.Products);
        Assert.Empty(reading.Clusters);
    }

    /// <summary>2.5 ETH at 110 and an unknown entry of BTC that may still cost 40.</summary>
    [Fact]
    public void Of_HoldingAndUnknownEntry_CountsBothInProductClusterAndTotal()
    {
        _probe.Hold(CycleWorld.Eth, 2.5m);
        _probe.LeaveOpen(CycleWorld.Btc, 40, OrderState.Unknown);
        _probe.World.Row(CycleWorld.Eth).LastPrice = 110;

        var reading = Read()!;

        Assert.Equal(
            [new ExposureLine("BTC-USD", new Money(40), new Money(300)), new ExposureLine("ETH-USD", new Money(275), new Money(300))],
            reading.Products.ToArray());
        Assert.Equal([new ExposureLine("LAYER1", new Money(315), new Money(1_000))], reading.Clusters.ToArray());
        Assert.Equal(new Money(315), reading.Total);
    }

    [Theory]
    [InlineData(Regime.Chop, 1, 150, 2_500)]
    [InlineData(Regime.Bull, 0.05, 15, 125)]
    public void Of_RegimeAndShare_ScaleTheCapsAsForEntries(Regime regime, double share, decimal productCap, decimal totalCap)
    {
        _probe.Hold(CycleWorld.Eth, 1);
        _probe.Regime = regime;

        var reading = Read((decimal)share)!;

        Assert.Equal((productCap, totalCap), (reading.Products[0].Cap.Amount, reading.TotalCap.Amount));
        _probe.SetRisk(risk => risk with { CapShare = (decimal)share });
        var check = _probe.AssessEth().Checks.Single(check => check.Reason == RiskReason.TotalExposure);
        Assert.Equal((check.Observed, check.Limit), (reading.Total.Amount, reading.TotalCap.Amount));
    }

    [Fact]
    public void Of_HoldingWithoutAPrice_IsNotKnown()
    {
        _probe.Hold(CycleWorld.Eth, 1);
        _probe.World.Row(CycleWorld.Eth).LastPrice = double.NaN;

        Assert.Null(Read());
    }

    private ExposureReading? Read(decimal share = 1) => ExposureReading.Of(
        TestPolicies.Shipped.Risk, TestPolicies.Shipped.Regime.For(_probe.Regime), _probe.World.State.Account, share, _probe.World.Input.Market);
}
