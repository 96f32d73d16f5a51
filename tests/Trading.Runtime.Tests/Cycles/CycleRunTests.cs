using Trading.Core;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>A venue that does not tell its time or wants to be left alone, operators, and orders that are not the system's own.</summary>
public class CycleRunTests
{
    private readonly ShellWorld _world = new();

    [Fact]
    public async Task RunAsync_VenueDoesNotTellItsTime_TakesNoNewRiskAndSaysSo()
    {
        _world.Market.OnTime = () => throw new VenueException(VenueFault.Malformed, "no time");

        Assert.Equal("no_trade:exchange_health", (await _world.RunAsync()).Text);

        Assert.Empty(_world.Venue.Wire);
        Assert.Equal(["no time"], await _world.LastNotesAsync("clock_unknown"));
        Assert.Equal((false, 1), (_world.Document.Venue.IsHealthy, _world.Document.Venue.ApiErrorsInRow));
    }

    [Fact]
    public async Task RunAsync_FirstQuestionOfTheTimeIsSlow_BuysAllTheSame()
    {
        var asked = 0;
        _world.Market.OnTime = () =>
        {
            _world.Clock.Advance(TimeSpan.FromMilliseconds(asked++ == 0 ? 900 : 2));
            return _world.Clock.Now;
        };

        Assert.Equal("executed", (await _world.RunAsync()).Text);

        Assert.Equal(2, asked);
        Assert.Equal(-1, _world.Document.Venue.ClockSkewMs);
    }

    [Theory]
    [InlineData(20, "executed")]
    [InlineData(21, "no_trade:rate_limited")]
    public async Task RunAsync_VenueWantedToBeLeftAlone_TakesNoNewRiskUntilThen(int secondsAfterSlot, string outcome)
    {
        _world.Venue.ReadFailure = new VenueException(VenueFault.RateLimited, "429")
        {
            RetryAt = _world.Slot + TimeSpan.FromSeconds(secondsAfterSlot),
        };
        await _world.RunNextAsync(-1);
        Assert.False(_world.Document.Venue.IsReconciled);
        _world.Venue.ReadFailure = null;

        Assert.Equal(outcome, (await _world.RunNextAsync()).Text);
    }

    [Fact]
    public async Task RunAsync_OperatorsCycleWithNothingToDo_IsRecordedWithWhoAsked()
    {
        await _world.RunNextAsync(-1);

        var outcome = await _world.RunExitsAsync("asked for by test");

        Assert.Equal((CycleOutcomeKind.NoTrade, "no_trade:exits_only"), (outcome.Kind, outcome.Text));
        Assert.Equal(["asked for by test"], await _world.LastNotesAsync("request"));
    }

    [Fact]
    public async Task RunAsync_DrawdownAcknowledged_TakesNewRiskAgain()
    {
        await _world.RunNextAsync(-1);
        await EditAsync(document => document with
        {
            State = document.State with { Risk = document.State.Risk with { IsDrawdownLatched = true } },
        });
        _world.Restart();
        await _world.AskAsync(ControlKind.Acknowledge, null);

        Assert.Equal("executed", (await _world.RunNextAsync()).Text);

        Assert.False(_world.Document.State.Risk.IsDrawdownLatched);
        Assert.Equal(["acknowledge  by test"], await _world.LastNotesAsync("control"));
    }

    [Fact]
    public async Task RunAsync_DrawdownLatchedAndNotAcknowledged_TakesNone()
    {
        await _world.RunNextAsync(-1);
        await EditAsync(document => document with
        {
            State = document.State with { Risk = document.State.Risk with { IsDrawdownLatched = true } },
        });
        _world.Restart();

        Assert.Equal("no_trade:max_drawdown", (await _world.RunNextAsync()).Text);
    }

    [Fact]
    public async Task RunAsync_OrdersAndFillsOfSomebodyElse_AreRecordedOnceAndLeftAlone()
    {
        var hand = new OrderIntent
        {
            Id = new ClientOrderId(Guid.Parse("00000000-0000-8000-8000-000000000001")),
            Product = _world.Products[0],
            Side = Side.Buy,
            Leg = OrderLeg.Entry,
            Kind = OrderKind.PostOnlyLimit,
            BaseSize = new Quantity(1),
            QuoteSize = Money.Zero,
            Slot = _world.Slot,
            CreatedAt = _world.Slot,
            Attempt = 0,
            DecisionMid = new Price(10),
            ReservedNotional = Money.Zero,
        };
        _world.Venue.Rest(hand);
        _world.Venue.Fill(hand, 10, new Quantity(0.5m));
        await _world.RunNextAsync(-2);

        Assert.Equal([$"v-1: Buy {hand.Product} is not ours"], await _world.LastNotesAsync("foreign_order"));
        Assert.Equal([$"t-1: Buy 0.5 {hand.Product} at 10 is not ours"], await _world.LastNotesAsync("foreign_fill"));
        await _world.RunNextAsync();

        // The order still lives, the fill is known.
        Assert.Single(await _world.LastNotesAsync("foreign_order"));
        Assert.Empty(await _world.LastNotesAsync("foreign_fill"));
        Assert.Empty(_world.Venue.CancelRequests);
        Assert.Empty(_world.Document.State.Positions);
        Assert.Equal(0, _world.Document.FillCount);
        Assert.Equal(0.5m, _world.Document.Foreign[hand.Product.Base]);
    }

    private async Task EditAsync(Func<AccountDocument, AccountDocument> change)
    {
        var stored = (await _world.Store.LoadAsync(ShellWorld.Account, default))!;
        var lease = new InMemoryCycleLease(_world.Store.Accounts, _world.Clock);
        var grant = await lease.AcquireAsync(ShellWorld.Account, "edit", TimeSpan.FromSeconds(1), default);
        Assert.Equal(
            CommitResult.Committed, await _world.Store.CommitAsync(new AccountCommit(stored.Version, grant!.Epoch, change(stored.Document)), default));
        await lease.ReleaseAsync(grant, default);
    }
}
