using Trading.Core.Costs;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;

namespace Trading.Core.Tests.Costs;

public class FeeScheduleTests
{
    private static readonly FeeSchedule Schedule = new("two", [
        Period(2024, (0, 40, 60), (10_000, 25, 40)),
        Period(2025, (0, 60, 120), (10_000, 35, 75), (100_000, 20, 40)),
    ]);

    [Theory]
    [InlineData(2024, 0, 40, 60)]
    [InlineData(2024, 9_999.99, 40, 60)]
    [InlineData(2024, 10_000, 25, 40)]
    [InlineData(2024, 1e9, 25, 40)]
    [InlineData(2025, 0, 60, 120)]
    [InlineData(2026, 99_999, 35, 75)]
    [InlineData(2026, 100_000, 20, 40)]
    public void At_DateAndVolume_PicksPeriodAndTier(int year, double volume, decimal maker, decimal taker)
    {
        var rates = Schedule.At(Timestamp.Utc(year, 1, 1), new Money((decimal)volume));
        Assert.Equal(new FeeRates(new BasisPoints(maker), new BasisPoints(taker)), rates);
    }

    [Fact]
    public void At_BeforeTheFirstPeriod_ChargesTheFirstPeriodsFees() =>
        Assert.Equal(40m, Schedule.At(Timestamp.Utc(2015, 7, 20), Money.Zero).Maker.Value);

    [Fact]
    public void At_LastInstantOfAPeriod_StillHasItsFees() =>
        Assert.Equal(60m, Schedule.At(Timestamp.Utc(2025, 1, 1).AddMs(-1), Money.Zero).Taker.Value);

    [Fact]
    public void Fee_OddNotional_IsExactToTheLastDecimal()
    {
        var rates = new FeeRates(new BasisPoints(40), new BasisPoints(62.5m));
        Assert.Equal(0.49382715604938m, rates.Fee(new Money(123.456789012345m), Liquidity.Maker).Amount);
        Assert.Equal(0.77160493132715625m, rates.Fee(new Money(123.456789012345m), Liquidity.Taker).Amount);
    }

    [Fact]
    public void Constructor_NothingToCharge_Throws()
    {
        Assert.Throws<ArgumentException>(() => new FeeSchedule("none", []));
        Assert.Throws<ArgumentException>(() => new FeeSchedule("empty", [new FeePeriod { From = Timestamp.Utc(2024, 1, 1), Tiers = [] }]));
    }

    [Fact]
    public void Constructor_OutOfOrder_Throws()
    {
        Assert.Throws<ArgumentException>(() => new FeeSchedule("dates", [Period(2025, (0, 1, 2)), Period(2024, (0, 1, 2))]));
        Assert.Throws<ArgumentException>(() => new FeeSchedule("tiers", [Period(2025, (5, 1, 2), (5, 1, 2))]));
    }

    private static FeePeriod Period(int year, params (decimal Volume, decimal Maker, decimal Taker)[] tiers) => new()
    {
        From = Timestamp.Utc(year, 1, 1),
        Tiers = [.. tiers.Select(t => new FeeTier { Volume30dMin = t.Volume, MakerBps = t.Maker, TakerBps = t.Taker })],
    };
}
