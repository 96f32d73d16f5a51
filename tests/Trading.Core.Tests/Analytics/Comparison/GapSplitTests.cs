using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Analytics.Comparison;
using Trading.Core.Costs;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Analytics.Comparison;

/// <summary>
/// The trade of the backtest: 10 units asked for and bought at a mid of 100, sold at a mid of 103; bought at 100.1 at once, sold at 102.9
/// at once; fees of 5. Edge 30, slippage 2, fees 5, net 23.
/// </summary>
public class GapSplitTests
{
    /// <summary>40 bps resting, 60 crossing.</summary>
    private static readonly FeeRates Rates = new(new BasisPoints(40), new BasisPoints(60));

    private static readonly Trade Backtest = Of(asked: 1_000, units: 10, mids: (100, 103), paid: 1_001, received: 1_029, fees: 5);

    [Fact]
    public void Of_TheSameTrade_HasNoTermAtAll() =>
        Assert.Equal(GapTerms.Zero, Split(Backtest with { NavAfter = new Money(1) }));

    [Fact]
    public void Of_OnlyTheAccountTraded_IsSignalWithItsNet() =>
        Assert.Equal(GapTerms.Zero with { Signal = new Money(23) }, GapSplit.Of(new TradePair(Backtest, null), Rates));

    [Fact]
    public void Of_OnlyTheBacktestTraded_IsSignalWithItsNetMissed() =>
        Assert.Equal(GapTerms.Zero with { Signal = new Money(-23) }, GapSplit.Of(new TradePair(null, Backtest), Rates));

    /// <summary>Half of NAV, half of everything: half of 23 is missing.</summary>
    [Fact]
    public void Of_HalfTheSizeAskedForAndBought_IsSize() => Assert.Equal(
        GapTerms.Zero with { Size = new Money(-11.5m) },
        Split(Of(asked: 500, units: 5, mids: (100, 103), paid: 500.5m, received: 514.5m, fees: 2.5m)));

    /// <summary>Asked for the same, but only 4 of 10 units were bought: six tenths of 23 are missing.</summary>
    [Fact]
    public void Of_FourTenthsFilled_IsFill() => Assert.Equal(
        GapTerms.Zero with { Fill = new Money(-13.8m) },
        Split(Of(asked: 1_000, units: 4, mids: (100, 103), paid: 400.4m, received: 411.6m, fees: 2)));

    /// <summary>The backtest rested with all of 2030; the account crossed with it, which costs 20 bps of it more: 4.06.</summary>
    [Fact]
    public void Of_CrossedInsteadOfResting_IsFill() => Assert.Equal(
        GapTerms.Zero with { Fill = new Money(-4.06m) },
        GapSplit.Of(
            new TradePair(
                Backtest with { EntryFees = Money.Zero, ExitFees = new Money(9.06m) },
                Backtest with { BoughtAsMaker = Backtest.Bought, SoldAsMaker = Backtest.Sold }),
            Rates));

    /// <summary>Sold when the mid was 102, not 103: 10 units lose 1 each. Slippage and fees are the same.</summary>
    [Fact]
    public void Of_DecidedToSellAtALowerMid_IsTiming() => Assert.Equal(
        GapTerms.Zero with { Timing = new Money(-10) },
        Split(Of(asked: 1_000, units: 10, mids: (100, 102), paid: 1_001, received: 1_019, fees: 5) with { SoldAsMaker = Money.Zero }, sameSchedule: true));

    /// <summary>Bought at 100.3 instead of 100.1: 10 units lose 0.2 each.</summary>
    [Fact]
    public void Of_FilledFurtherFromTheMid_IsPrice() => Assert.Equal(
        GapTerms.Zero with { Price = new Money(-2) },
        Split(Of(asked: 1_000, units: 10, mids: (100, 103), paid: 1_003, received: 1_029, fees: 5), sameSchedule: true));

    [Fact]
    public void Of_HigherFees_IsFee() => Assert.Equal(
        GapTerms.Zero with { Fee = new Money(-3) },
        Split(Of(asked: 1_000, units: 10, mids: (100, 103), paid: 1_001, received: 1_029, fees: 8)));

    /// <summary>
    /// Everything at once, at no fees in the schedule. Asked for 2000, bought 15 at a mid of 101 (1515), sold at 102 (1530); paid 1518,
    /// received 1529; fees 9. Net 2. Size: 2 x 23 - 23 = 23. Fill: 1.515 x 23 - 46 = -11.155. Timing: 15 - 1.515 x 30 = -30.45. Price:
    /// 1.515 x 2 - 4 = -0.97. Fee: 1.515 x 5 - 9 = -1.425. Together -21 = 2 - 23.
    /// </summary>
    [Fact]
    public void Of_EverythingDiffers_IsTheWaterfallByHand() => Assert.Equal(
        new GapTerms(Money.Zero, new Money(23), new Money(-11.155m), new Money(-30.45m), new Money(-0.97m), new Money(-1.425m)),
        Split(Of(asked: 2_000, units: 15, mids: (101, 102), paid: 1_518, received: 1_529, fees: 9), sameSchedule: true));

    [Fact]
    public void Sum_RandomPairs_IsTheGapExactly() => Properties.Check(
        Pairs(),
        pair =>
        {
            var terms = GapSplit.Of(pair, Rates);
            var gap = (pair.Live?.Net ?? Money.Zero) - (pair.Backtest?.Net ?? Money.Zero);
            return terms.Signal.Amount + terms.Timing.Amount + terms.Fill.Amount + terms.Price.Amount + terms.Fee.Amount + terms.Size.Amount == gap.Amount
                && terms.Sum == gap;
        });

    [Fact]
    public void Sum_ThousandPairsTogether_IsTheGapOfTheLogsExactly()
    {
        var pairs = Pairs().Sample(1_000, 30);

        var terms = pairs.Aggregate(GapTerms.Zero, (sum, pair) => sum + GapSplit.Of(pair, Rates));

        var live = pairs.Sum(pair => pair.Live?.Net.Amount ?? 0);
        Assert.Equal(live - pairs.Sum(pair => pair.Backtest?.Net.Amount ?? 0), terms.Sum.Amount);
    }

    private static GapTerms Split(Trade live, bool sameSchedule = false) =>
        GapSplit.Of(new TradePair(live, Backtest), sameSchedule ? default : Rates);

    private static Trade Of(decimal asked, decimal units, (decimal Entry, decimal Exit) mids, decimal paid, decimal received, decimal fees)
    {
        var trade = TestTrades.Of("BTC-USD", TestTrades.Slot, 1, paid, received, fees);
        var size = trade.Entry.Size;
        return trade with
        {
            // The notional is NAV times the factors, 0.7 % of it.
            Entry = trade.Entry with { Size = size with { Nav = new Money(asked / (size.SizePctNav / 100m)) } },
            Quantity = new Quantity(units),
            SoldQuantity = new Quantity(units),
            BoughtAtMid = new Money(mids.Entry * units),
            SoldAtMid = new Money(mids.Exit * units),
        };
    }

    // Prices and units with eight decimals, fees with as many as a notional times bps has; dust, fills as maker, and either side alone.
    private static Gen<TradePair> Pairs() =>
        from live in Trades()
        from backtest in Trades()
        from only in Gen.Choose(0, 9)
        select only switch { 0 => new TradePair(live, null), 1 => new TradePair(null, backtest), _ => new TradePair(live, backtest) };

    private static Gen<Trade> Trades() =>
        from nav in Digits(100_000_000, 2)
        from units in Digits(1_000_000_000, 8)
        from entry in Digits(1_000_000_000, 4)
        from move in Gen.Choose(-2_000, 2_000)
        from slip in Gen.Choose(-500, 500)
        from dust in Gen.Choose(0, 9)
        from rested in Gen.Choose(0, 100)
        from feeBps in Digits(1_200_000, 4)
        select Random(nav, units, entry, move / 10_000m, slip / 100_000m, dust == 0 ? 0.00000001m : 0, rested / 100m, feeBps / 10_000m);

    private static Trade Random(
        decimal nav, decimal units, decimal mid, decimal move, decimal slip, decimal dust, decimal rested, decimal feeRate)
    {
        var sold = units > dust ? units - dust : units;
        var exitMid = decimal.Round(mid * (1 + move), 6);
        var (paid, received) = (decimal.Round(mid * (1 + slip), 6) * units, decimal.Round(exitMid * (1 - slip), 6) * sold);
        var trade = Of(nav, units, (mid, exitMid), paid, received, decimal.Round(received * feeRate, 16));
        return trade with
        {
            SoldQuantity = new Quantity(sold),
            SoldAtMid = new Money(exitMid * sold),
            EntryFees = new Money(decimal.Round(paid * feeRate, 16)),
            BoughtAsMaker = new Money(decimal.Round(paid * rested, 10)),
        };
    }

    private static Gen<decimal> Digits(int max, int decimals) => Gen.Choose(1, max).Select(n => n / (decimal)Math.Pow(10, decimals));
}
