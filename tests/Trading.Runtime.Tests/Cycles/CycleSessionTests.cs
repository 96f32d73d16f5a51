using Trading.Core;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>News that cannot be true, and commits that somebody else was before.</summary>
public class CycleSessionTests
{
    private readonly ShellWorld _world = new();

    [Fact]
    public async Task Take_ReportOfAnOrderThatIsNotOurs_IsWrittenDownAndHaltsNewRisk()
    {
        var stranger = new ClientOrderId(Guid.Parse("00000000-0000-8000-8000-000000000001"));
        await _world.RunNextAsync(-1);
        Rest();
        _world.Venue.OnWait = _ =>
        {
            if (_world.Venue.Wire.Count == 1)
            {
                _world.Venue.OnWait = static _ => { };
                _world.Venue.Stray.Add(new VenueReport(VenueReportKind.Canceled, _world.Clock.Now, stranger, "v-7", IsFinal: true));
            }
        };

        await _world.RunNextAsync();

        Assert.Equal(
            [$"Canceled of order {stranger}: not an order of this account any more"], await _world.LastNotesAsync("contradiction"));
        Assert.False(_world.Document.Venue.IsReconciled);
    }

    [Fact]
    public async Task Take_MoreFilledThanOrdered_IsNotBookedAndHaltsNewRisk()
    {
        _world.Venue.OnWait = _ =>
        {
            if (_world.Venue.Orders is [{ State: OrderState.Open }])
            {
                var intent = _world.Venue.Wire[0];
                _world.Venue.Fill(intent, intent.LimitPrice!.Value.Value, new Quantity(intent.BaseSize.Value * 2));
            }
        };

        var outcome = await _world.RunAsync();
        await _world.RunNextAsync();

        Assert.NotEqual(CycleOutcomeKind.Failed, outcome.Kind);
        Assert.Empty(_world.Document.State.Positions);
        Assert.Equal(0, _world.Document.FillCount);
        Assert.Equal(10_000m, _world.Document.State.Ledger.Cash.Amount);
        Assert.NotEmpty(await _world.LastNotesAsync("contradiction"));
        Assert.NotEmpty(_world.Document.Differences);
        Assert.False(_world.Document.Venue.IsReconciled);
    }

    // The same execution four times: twice as one of several, once as the last of the order, and once more from the books.
    [Fact]
    public async Task Take_OneFillReportedAgainAndAgain_IsBookedOnceAndItsEndIsTaken()
    {
        var part = Quantity.Zero;
        _world.Venue.OnWait = _ =>
        {
            if (_world.Venue.Orders is [{ State: OrderState.Open }])
            {
                var intent = _world.Venue.Wire[0];
                part = new Quantity(Math.Round(intent.BaseSize.Value / 2, 4));
                _world.Venue.Fill(intent, intent.LimitPrice!.Value.Value, part);
                _world.Venue.Relist(intent.Id, listed => listed with { State = OrderState.Canceled });
                var report = new VenueReport(
                    VenueReportKind.Filled, _world.Clock.Now, intent.Id, "v-1", _world.Venue.Fills[0].Of(intent.Id));
                _world.Venue.Stray.AddRange([report, report, report with { IsFinal = true }]);
            }
        };

        await _world.RunAsync();

        var order = Assert.Single(_world.Document.State.Orders);
        Assert.Equal((OrderState.Filled, part, 1), (order.State, order.Filled, order.AppliedFills.Count));
        Assert.Equal(part, Assert.Single(_world.Document.State.Positions).Held);
        Assert.Equal(1, _world.Document.FillCount);
        Assert.Empty(await _world.LastNotesAsync("contradiction"));
        await _world.RunNextAsync();
        Assert.Empty(_world.Document.Differences);
    }

    [Fact]
    public async Task Take_CancelRejected_LeavesTheOrderToItsOwnReport()
    {
        var intent = (OrderIntent?)null;
        Rest();
        _world.Venue.OnCancel = order =>
        {
            intent = order.Intent;
            _world.Venue.Stray.Add(new VenueReport(VenueReportKind.CancelRejected, _world.Clock.Now, order.Id, "v-1"));
            _world.Venue.Fill(order.Intent, order.Intent.LimitPrice!.Value.Value);
            return CancelReply.NotFound;
        };

        await _world.RunAsync();

        Assert.Equal(intent!.BaseSize, Assert.Single(_world.Document.State.Positions).Held);
        Assert.Equal(OrderState.Filled, Assert.Single(_world.Document.State.Orders).State);
        Assert.Empty(await _world.LastNotesAsync("contradiction"));
    }

    [Fact]
    public async Task KeepDust_StopOfAPositionTooSmallToSell_ClosesItAndKeepsTheCoinsBesideTheAccount()
    {
        var dust = new Quantity(0.00001m);
        _world.Venue.OnWait = _ =>
        {
            if (_world.Venue.Orders is [{ State: OrderState.Open }])
            {
                _world.Venue.Fill(_world.Venue.Wire[0], _world.Venue.Wire[0].LimitPrice!.Value.Value, dust);
                _world.Market.HasTick = static _ => false;
            }
        };
        await _world.RunAsync();
        var held = Assert.Single(_world.Document.State.Positions);
        _world.Market.HasTick = static _ => true;
        _world.Market.Factor[held.Product] = 0.9;

        await _world.RunNextAsync();

        Assert.Empty(_world.Document.State.Positions);
        Assert.Equal(dust.Value, _world.Document.Foreign[held.Product.Base]);
        Assert.DoesNotContain(_world.Venue.Wire, sent => sent.Leg == OrderLeg.Exit);
        await _world.RunNextAsync();
        Assert.Empty(_world.Document.Differences);
        Assert.Equal(1, _world.Document.TradeCount);
    }

    [Theory]
    [InlineData(CommitResult.Conflict)]
    [InlineData(CommitResult.StaleEpoch)]
    public async Task Commit_SomebodyElseWasFirst_AbandonsTheCycleAndSendsNothing(CommitResult result)
    {
        _world.Restart(new HookedStore(_world.Store) { OnCommit = _ => result });

        var outcome = await _world.RunAsync();

        Assert.Equal((CycleOutcomeKind.Failed, $"the commit of version 1 ended as {result}"), (outcome.Kind, outcome.Message));
        Assert.Empty(_world.Venue.Wire);
    }

    // The first try said nothing, and meanwhile a later instance has taken the account and committed.
    [Fact]
    public async Task Commit_SilentAndThenTakenByAnother_IsNotTakenForOurs()
    {
        var tries = 0;
        var other = new Testing.InMemoryCycleLease(_world.Store.Accounts, _world.Clock);
        var store = new HookedStore(_world.Store);
        store.OnCommit = commit =>
        {
            if (tries++ > 0)
            {
                return null;
            }

            _world.Clock.Advance(TimeSpan.FromMinutes(3));
            var grant = other.AcquireAsync(ShellWorld.Account, "other", TimeSpan.FromMinutes(2), default).Result!;
            Assert.Equal(CommitResult.Committed, _world.Store.CommitAsync(commit with { Epoch = grant.Epoch }, default).Result);
            throw new StoreException("timeout");
        };
        _world.Restart(store);

        var outcome = await _world.RunAsync();

        Assert.Equal((CycleOutcomeKind.Failed, "the commit of version 1 ended as StaleEpoch"), (outcome.Kind, outcome.Message));
        Assert.Empty(_world.Venue.Wire);
    }

    [Fact]
    public async Task Commit_StoreAnswersNeitherTheCommitNorTheQuestion_GivesUpAfterThreeTries()
    {
        var asked = 0;
        var store = new HookedStore(_world.Store);
        store.AfterCommit = _ =>
        {
            store.OnHead = () =>
            {
                asked++;
                throw new StoreException("timeout");
            };
            throw new StoreException("timeout");
        };
        _world.Restart(store);

        var outcome = await _world.RunAsync();

        Assert.Equal((CycleOutcomeKind.Failed, "the store did not answer 3 times: timeout"), (outcome.Kind, outcome.Message));
        Assert.Equal(2, asked);
        Assert.Empty(_world.Venue.Wire);
    }

    [Fact]
    public async Task RunAsync_AnotherProcessCommittedMeanwhile_GoesOnFromWhatItStored()
    {
        var entry = await _world.BuyAsync();
        var first = _world.Job;
        _world.Restart();
        await _world.AskAsync(ControlKind.Pause, entry.Product);
        await _world.RunExitsAsync();

        var slot = _world.Slot + TimeSpan.FromMinutes(15);
        _world.Clock.Now = slot + TimeSpan.FromSeconds(20);
        var outcome = await first.RunAsync(new CycleRequest(slot, _world.Clock.Now), default);

        Assert.NotEqual(CycleOutcomeKind.Failed, outcome.Kind);
        Assert.Equal(entry.Product, Assert.Single(_world.Document.State.Risk.Paused));
        Assert.Equal(3, _world.Document.RecordCount);
    }

    private void Rest() => _world.Venue.OnWait = static _ => { };
}
