using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>What holds an order back at the last moment, and what each answer of the venue means for it.</summary>
public class OrderSenderTests
{
    private static readonly int QuoteAgeSecondsMax = PolicySource.Load(null).Execution.QuoteAgeSecondsMax;

    private readonly ShellWorld _world = new();
    private readonly HookedStore _store;

    public OrderSenderTests()
    {
        _store = new HookedStore(_world.Store);
        _world.Restart(_store);
    }

    [Fact]
    public async Task Submit_Refused_FreesTheMoneyAndKeepsWhatTheVenueSaid()
    {
        _world.Venue.OnSubmit = _ => SubmitReply.Rejected(VenueRejection.InsufficientFunds, "not enough USD");

        await _world.RunAsync();

        var order = Only();
        Assert.Equal((OrderState.Rejected, VenueRejection.InsufficientFunds, Money.Zero), (order.State, order.Rejection, order.Reserved));
        Assert.Equal([$"{order.Id}: not enough USD"], await _world.LastNotesAsync("venue_said"));
        Assert.Single(_world.Venue.Wire);
        Assert.Empty(_world.Document.Legs);
    }

    [Fact]
    public async Task Submit_RateLimited_EndsTheOrderAndRemembersWhenToComeBack()
    {
        var until = _world.Slot + TimeSpan.FromMinutes(5);
        _world.Venue.OnSubmit = _ => SubmitReply.RateLimited(until, "429");

        await _world.RunAsync();

        Assert.Equal((OrderState.Rejected, VenueRejection.RateLimited), (Only().State, Only().Rejection));
        Assert.Equal((until, 0), (_world.Document.Venue.RateLimitedUntil, _world.Document.Venue.ApiErrorsInRow));
        Assert.Single(_world.Venue.Wire);
    }

    [Fact]
    public async Task Submit_Unauthorized_EndsTheOrderAndCountsAgainstTheVenue()
    {
        _world.Venue.OnSubmit = _ => SubmitReply.Unauthorized("401");

        await _world.RunAsync();

        Assert.Equal((OrderState.Rejected, VenueRejection.Unauthorized), (Only().State, Only().Rejection));
        Assert.Equal(1, _world.Document.Venue.ApiErrorsInRow);
        Assert.Single(_world.Venue.Wire);
    }

    [Fact]
    public async Task Submit_UnderwayAndNeverSeen_StaysReservedUntilTheVenueHasSettled()
    {
        _world.Venue.OnSubmit = _ => SubmitReply.Underway;

        await _world.RunAsync();

        Assert.False(Only().IsTerminal);
        Assert.Equal(Only().Intent.ReservedNotional, Only().Reserved);
        Assert.Single(_world.Venue.Wire);
        await _world.RunNextAsync();
        Assert.Equal((OrderState.Rejected, VenueRejection.NeverArrived), (_world.Document.State.Orders[0].State, _world.Document.State.Orders[0].Rejection));
    }

    [Theory]
    [InlineData(KillSwitch.NoNewRisk, "the kill switch allows no new risk")]
    [InlineData(KillSwitch.HaltAll, "the kill switch halts everything")]
    public async Task CarryOut_SwitchFlippedAfterTheCommit_SendsNoEntry(KillSwitch level, string why)
    {
        AtIntent(() => Flip(level));

        await _world.RunAsync();

        Assert.Empty(_world.Venue.Wire);
        Assert.Equal((OrderState.Canceled, Money.Zero), (Only().State, Only().Reserved));
        Assert.Equal([$"{Only().Id}: {why}"], await _world.LastNotesAsync("not_sent"));
        Assert.Empty(_world.Document.Legs);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task CarryOut_EntryWhosePricesAged_IsNotSent(int beyondMs, int sent)
    {
        AtIntent(() => _world.Clock.Advance(TimeSpan.FromMilliseconds((QuoteAgeSecondsMax * 1000) + beyondMs)));
        _world.Venue.OnSubmit = _ => SubmitReply.Rejected(VenueRejection.Other, "");

        await _world.RunAsync();

        Assert.Equal(sent, _world.Venue.Wire.Count);
        Assert.Equal(
            sent == 1 ? [] : [$"{Only().Id}: its prices are {(QuoteAgeSecondsMax * 1000) + 1} ms old"], await _world.LastNotesAsync("not_sent"));
    }

    [Theory]
    [InlineData(KillSwitch.Off)]
    [InlineData(KillSwitch.NoNewRisk)]
    public async Task CarryOut_StopWhosePricesAged_IsSentAllTheSame(KillSwitch level)
    {
        await FallingAsync();
        AtIntent(() =>
        {
            Flip(level);
            _world.Clock.Advance(TimeSpan.FromSeconds(QuoteAgeSecondsMax + 1));
        });

        await _world.RunNextAsync();

        Assert.Equal(ExitReason.Stop, _world.Venue.Wire[1].Exit);
    }

    [Fact]
    public async Task CarryOut_EverythingHaltedAfterTheStopWasCommitted_HoldsItBackAndDecidesItAnewLater()
    {
        await FallingAsync();
        AtIntent(() => Flip(KillSwitch.HaltAll));
        await _world.RunNextAsync();
        Assert.Single(_world.Venue.Wire);
        Assert.Single(_world.Document.State.Positions);
        Assert.Single(await _world.LastNotesAsync("not_sent"));

        Flip(KillSwitch.Off);
        await _world.RunNextAsync();

        Assert.Equal(ExitReason.Stop, _world.Venue.Wire[1].Exit);
    }

    [Fact]
    public async Task Cancel_Refused_IsAskedAgainByTheNextCycleAndNothingReplacesTheOrder()
    {
        _world.Venue.OnCancel = _ => CancelReply.Failed;

        await _world.RunAsync();

        Assert.Equal(OrderState.CancelInFlight, Only().State);
        Assert.Equal(Only().Intent.ReservedNotional, Only().Reserved);
        Assert.Single(_world.Venue.Wire);
        Assert.Equal([$"{Only().Id}"], await _world.LastNotesAsync("cancel_failed"));

        _world.Venue.OnCancel = static _ => null;
        await _world.RunNextAsync();

        Assert.Equal([Only().Id, Only().Id], _world.Venue.CancelRequests);
        Assert.Equal(OrderState.Canceled, _world.Document.State.Orders[0].State);
    }

    [Fact]
    public async Task CarryOut_StoreDoesNotSayWhoseTurnItIs_SendsNothing()
    {
        AtIntent(() => _store.OnHead = () => throw new StoreException("timeout"));

        var outcome = await _world.RunAsync();

        Assert.Equal((CycleOutcomeKind.Failed, "the store did not say whose turn it is: timeout"), (outcome.Kind, outcome.Message));
        Assert.Empty(_world.Venue.Wire);
        Assert.Equal(OrderState.Intent, Only().State);
    }

    [Fact]
    public async Task CarryOut_AccountTakenAfterTheCommit_SendsNothing()
    {
        AtIntent(() =>
        {
            _world.Clock.Advance(TimeSpan.FromMinutes(3));
            var other = new InMemoryCycleLease(_world.Store.Accounts, _world.Clock);
            Assert.NotNull(other.AcquireAsync(ShellWorld.Account, "other", TimeSpan.FromMinutes(2), default).Result);
        });

        var outcome = await _world.RunAsync();

        Assert.Equal((CycleOutcomeKind.Failed, "epoch 2 was granted after this cycle's 1"), (outcome.Kind, outcome.Message));
        Assert.Empty(_world.Venue.Wire);
        Assert.Equal(OrderState.Intent, Only().State);
    }

    // Once, when an order is in the store and before it is on the wire.
    private void AtIntent(Action then) => _store.AfterCommit = commit =>
    {
        if (commit.Document.State.Orders.Any(order => order.State == OrderState.Intent))
        {
            _store.AfterCommit = static _ => { };
            then();
        }
    };

    private void Flip(KillSwitch level) =>
        _world.Store.SetKillSwitchAsync(ShellWorld.Account, level, _world.Slot, "test", default).GetAwaiter().GetResult();

    private async Task FallingAsync() => _world.Market.Factor[(await _world.BuyAsync()).Product] = 0.9;

    private Order Only() => Assert.Single(_world.Document.State.Orders);
}
