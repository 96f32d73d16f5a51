using Trading.Core;
using Trading.Core.Analytics.Why;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.TradeLog;
using Trading.Runtime.Audit;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Audit;

/// <summary>Explanations of what the whole shell did on a toy market.</summary>
public class WhyJobTests
{
    [Fact]
    public async Task TradeAsync_ClosedTrade_ExplainsItFromTriggerToNet()
    {
        var account = new ToyAccount();
        var trade = await RunUntilTradeAsync(account);

        var why = await Job(account).TradeAsync(ToyAccount.Name, trade.Id.ToString()[..12], CancellationToken.None);

        Assert.Equal((trade.Id.ToString(), trade.Product, trade.EntrySlot, (Timestamp?)trade.ExitSlot), (why.Id, why.Product, why.EntrySlot, why.ExitSlot));
        var entry = why.Entry!;
        Assert.Equal(trade.Entry.Signal, entry.Signal);
        Assert.Equal(trade.Entry.Conviction, entry.Conviction);
        Assert.Equal(trade.Entry.Size.Notional.Amount, entry.Factors.Aggregate(1m, (product, factor) => product * factor.Value));
        Assert.Equal(entry.Conviction, Math.Round(Math.Clamp(entry.ConvictionParts.Sum(part => part.Value), 0, 1), 6));
        Assert.True(entry.Approved!.Value.Amount >= (trade.Bought + trade.EntryFees).Amount);

        // Attribution: net = edge - slippage - fees, to the last digit.
        var result = why.Result!;
        Assert.Equal(trade.Net.Amount, result.Edge.Amount - result.Slippage.Amount - result.Fees.Amount);
        Assert.Equal(100m, result.MakerPct);
        Assert.Contains(why.Orders, order => order.Leg == "entry" && order.Story.Any(line => line.Contains(" filled ", StringComparison.Ordinal)));
        Assert.Contains(why.Orders, order => order.Leg == "exit" && order.Exit == trade.Exit.ToCode());
        Assert.NotEmpty(why.ExitText!);
    }

    [Fact]
    public async Task TradeAsync_OpenPosition_IsExplainedWithoutAnEnd()
    {
        var account = new ToyAccount();
        var held = (await account.RunUntilHoldingAsync()).Document.State.Positions[0];

        var why = await Job(account).TradeAsync(ToyAccount.Name, held.TradeId.ToString(), CancellationToken.None);

        Assert.Equal(held.Entry.Signal, why.Entry!.Signal);
        Assert.Null(why.ExitSlot);
        Assert.Null(why.Result);
    }

    [Fact]
    public async Task ProductAsync_BoughtInTheCycle_NothingStoppedItAndItsOrderIsTold()
    {
        var account = new ToyAccount();
        var held = (await account.RunUntilHoldingAsync()).Document.State.Positions[0];

        var why = await Job(account).ProductAsync(ToyAccount.Name, held.EntrySlot, held.Product, CancellationToken.None);

        Assert.Equal(WhyStage.Through, why.WhyNot.Stop.Stage);
        Assert.Equal(held.Product, why.Entry!.Product);
        Assert.Contains(why.Orders, order => order.Id == held.TradeId.ToString());
    }

    [Fact]
    public async Task ProductAsync_VenueDidNotFill_IsStoppedAtTheVenue()
    {
        // The toy venue fills every second order; with no requote and no fallback an unfilled one ends so.
        var account = new ToyAccount(policy: ToyAccount.Eager with
        {
            Execution = ToyAccount.Eager.Execution with { RequotesMax = 0, IsTakerFallbackOn = false },
        });
        var why = await FirstAsync(account, stop => stop.Stage == WhyStage.Venue);

        Assert.Equal("unfilled", why.WhyNot.Stop.Reason);
        Assert.Contains("work ended: unfilled", why.WhyNot.Stop.Text, StringComparison.Ordinal);
        Assert.NotNull(why.Entry);
    }

    [Fact]
    public async Task CycleAsync_EveryProduct_HasItsStop()
    {
        var account = new ToyAccount();
        await account.RunAsync(1);

        var why = await Job(account).CycleAsync(ToyAccount.Name, ToyMarket.Start, CancellationToken.None);

        Assert.Equal(account.Market.Products, why.Products.Select(entry => entry.Product));
        Assert.Equal("", why.Note);
    }

    [Fact]
    public async Task ProductAsync_CycleWithoutEntries_SaysSo()
    {
        var account = new ToyAccount(new MemoryObjectStore(writesUntilFailure: 0));
        await account.RunAsync(1);

        var why = await Job(account).ProductAsync(ToyAccount.Name, ToyMarket.Start, account.Market.Products[0], CancellationToken.None);

        Assert.Equal((WhyStage.Cycle, "no_trade:inputs_not_stored"), (why.WhyNot.Stop.Stage, why.WhyNot.Stop.Reason));
        Assert.Equal("the cycle decided no entries: no_trade:inputs_not_stored", why.WhyNot.Stop.Text);
    }

    [Fact]
    public async Task TradeAsync_UnknownOrAmbiguous_IsRefused()
    {
        var account = new ToyAccount();
        await RunUntilTradeAsync(account);

        var unknown = await Assert.ThrowsAsync<InputException>(() => Job(account).TradeAsync(ToyAccount.Name, "zz", CancellationToken.None));
        Assert.Equal("trade 'zz': account 'toy' has none with this id", unknown.Message);
        await RunUntilTradeAsync(account, 2);
        var several = await Assert.ThrowsAsync<InputException>(() => Job(account).TradeAsync(ToyAccount.Name, "", CancellationToken.None));
        Assert.EndsWith("begin so; name more of it", several.Message, StringComparison.Ordinal);
    }

    private static WhyJob Job(ToyAccount account) => new(account.Store, new AuditReader(account.Store, account.Objects));

    private static async Task<Trade> RunUntilTradeAsync(ToyAccount account, int count = 1)
    {
        for (var i = 0; i < 500; i++)
        {
            await account.RunAsync(1);
            var trades = await account.Store.ReadTradesAsync(ToyAccount.Name, CancellationToken.None).ToListAsync();
            if (trades.Count >= count)
            {
                return trades[0].Trade;
            }
        }

        throw new InvalidOperationException("no trade");
    }

    private static async Task<ProductWhy> FirstAsync(ToyAccount account, Func<Stop, bool> isMeant)
    {
        for (var slot = ToyMarket.Start; slot < ToyMarket.Start + TimeSpan.FromHours(300); slot = slot.AddMs(ToyMarket.Hour.Ms))
        {
            await account.RunAsync(1);
            var why = await Job(account).CycleAsync(ToyAccount.Name, slot, CancellationToken.None);
            if (why.Products.FirstOrDefault(entry => isMeant(entry.Stop)) is { } found)
            {
                return await Job(account).ProductAsync(ToyAccount.Name, slot, found.Product, CancellationToken.None);
            }
        }

        throw new InvalidOperationException("no such stop");
    }
}
