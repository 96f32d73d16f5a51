using Trading.Core.Backtesting;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

/// <summary>What must hold after any sequence of orders and cancels, recomputed from the reports alone.</summary>
public class VenueAccountingTests
{
    private static readonly Timestamp End = Seconds(3_600);

    [Fact]
    public void Step_AnySession_KeepsCashAndHoldingsExact() => Properties.Check(Longs.Between(0, long.MaxValue), seed =>
    {
        var session = new Session(seed);
        var venue = session.New();
        session.Play(venue, Noon, End);

        var cash = session.Options.OpeningCash.Amount;
        var held = 20m;
        foreach (var fill in venue.Fills)
        {
            var rate = fill.Liquidity == Liquidity.Maker ? 0.0040m : 0.0060m;
            var sign = fill.Side == Side.Buy ? 1 : -1;
            cash -= sign * fill.Price.Value * fill.Quantity.Value;
            cash -= fill.Price.Value * fill.Quantity.Value * rate;
            held += sign * fill.Quantity.Value;
            if (cash < 0 || held < 0)
            {
                return false;
            }
        }

        return cash == venue.Exchange.Cash.Amount && held == venue.Exchange.HoldingOf(Aaa).Value;
    });

    [Fact]
    public void Step_AnySession_TakesNoMoreOfACandleThanItsShare() => Properties.Check(Longs.Between(0, long.MaxValue), seed =>
    {
        var session = new Session(seed);
        var venue = session.New();
        session.Play(venue, Noon, End);
        return session.Candles.TrueForAll(candle =>
        {
            // What a resting order earned by the end of a candle is reported at that end; a market order trades before it.
            var open = candle.OpenTime;
            var end = open.AddMs(60_000);
            var taken = venue.Fills
                .Where(f => f.Liquidity == Liquidity.Maker ? f.At > open && f.At <= end : f.At >= open && f.At < end)
                .Sum(f => f.Quantity.Value);
            return (double)taken <= candle.Volume * session.Options.Fill.ParticipationPct / 100 + 1e-9;
        });
    });

    [Fact]
    public void Step_AnySession_FillsOrdersWithinTheirTerms() => Properties.Check(Longs.Between(0, long.MaxValue), seed =>
    {
        var session = new Session(seed);
        var venue = session.New();
        session.Play(venue, Noon, End);
        if (venue.Fills.Select(f => f.VenueTradeId).Distinct(StringComparer.Ordinal).Count() != venue.Fills.Count())
        {
            return false;
        }

        return session.Sent.TrueForAll(order =>
        {
            var events = venue.Events.Where(e => e.Order == order.Id).ToArray();
            var fills = events.Where(e => e.Fill is not null).Select(e => e.Fill!).ToArray();
            var ends = events.Where(e => e.IsFinal).ToArray();
            var spent = fills.Sum(f => f.Notional.Amount + f.Fee.Amount);
            var size = fills.Sum(f => f.Quantity.Value);
            return ends.Length <= 1
                && Array.TrueForAll(fills, f => f.Quantity.IsPositive && f.Quantity.Value % 0.001m == 0 && f.Price.Value % 0.01m == 0)
                && Array.TrueForAll(fills, f => order.LimitPrice is not { } limit || (f.Price == limit && f.Liquidity == Liquidity.Maker))
                && Array.TrueForAll(fills, f => ends.Length == 0 || f.At <= ends[0].At)
                && Array.TrueForAll(fills, f => order.EndTime is not { } end || order.Kind == OrderKind.MarketIoc || f.At <= end)
                && (order.IsSizedInQuote ? spent <= order.QuoteSize.Amount : size <= order.BaseSize.Value)
                && (ends is not [{ Kind: VenueReportKind.Filled }] || order.IsSizedInQuote || size == order.BaseSize.Value);
        });
    });

    [Fact]
    public void Step_InManySmallSteps_ReportsTheSame() => Properties.Check(Longs.Between(0, long.MaxValue), seed =>
    {
        var session = new Session(seed);
        var once = session.New();
        session.Play(once, Noon, Seconds(900));

        var often = session.New();
        for (var at = Noon; at < Seconds(900); at = at.AddMs(7_000))
        {
            session.Play(often, at, at.AddMs(7_000) < Seconds(900) ? at.AddMs(7_000) : Seconds(900));
        }

        return once.Events.SequenceEqual(often.Events);
    });

    [Fact]
    public void Step_SessionsAtLarge_DoTradeInEveryWay()
    {
        // Guards the properties above against holding because nothing happens.
        var kinds = new HashSet<VenueReportKind>();
        var fills = new HashSet<(FillMode, Side, Liquidity)>();
        for (var seed = 0; seed < 200; seed++)
        {
            var session = new Session(seed);
            var venue = session.New();
            session.Play(venue, Noon, End);
            kinds.UnionWith(venue.Events.Select(e => e.Kind));
            fills.UnionWith(venue.Fills.Select(f => (session.Mode, f.Side, f.Liquidity)));
        }

        // This venue says that an order is complete with its last fill, never apart from it.
        Assert.Equal(Enum.GetValues<VenueReportKind>().Except([VenueReportKind.Completed]), kinds.Order());
        Assert.Equal(12, fills.Count);
    }
}
