using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>What becomes of orders when answers, processes or listings go missing.</summary>
public class CycleRecoveryTests
{
    [Fact]
    public async Task RunAsync_AnswerLostAfterAccept_FindsTheOrderAndSendsNoSecond()
    {
        var world = new ShellWorld();
        world.Venue.OnSubmit = intent =>
        {
            world.Venue.Rest(intent);
            world.Venue.Fill(intent, intent.LimitPrice!.Value.Value);
            return SubmitReply.Ambiguous("timeout");
        };

        await world.RunAsync();

        var sent = Assert.Single(world.Venue.Wire);
        Assert.Equal(sent.BaseSize, Assert.Single(world.Document.State.Positions).Held);
        Assert.Equal(OrderState.Filled, Assert.Single(world.Document.State.Orders).State);
    }

    [Fact]
    public async Task RunAsync_AnswerLostBeforeAccept_ReservesItAllUntilTheVenueHasSettled()
    {
        var world = new ShellWorld();
        world.Venue.OnSubmit = _ => SubmitReply.Ambiguous("connection reset");

        await world.RunAsync();

        var order = Assert.Single(world.Document.State.Orders);
        Assert.Equal(OrderState.Unknown, order.State);
        Assert.Equal(order.Intent.ReservedNotional, order.Reserved);
        Assert.Single(world.Venue.Wire);

        await world.RunNextAsync();

        var resolved = world.Document.State.Orders.Single(o => o.Id == order.Id);
        Assert.Equal((OrderState.Rejected, VenueRejection.NeverArrived), (resolved.State, resolved.Rejection));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_DiedBetweenCommitAndAnswer_EndsWithOneOrder(bool hadArrived)
    {
        var world = new ShellWorld();
        world.Venue.OnSubmit = intent =>
        {
            if (hadArrived)
            {
                world.Venue.Rest(intent);
            }

            throw new TaskCanceledException("killed");
        };
        await Assert.ThrowsAsync<TaskCanceledException>(world.RunAsync);
        Assert.Equal(OrderState.Intent, Assert.Single(world.Document.State.Orders).State);

        world.Venue.OnSubmit = static _ => null;
        world.Venue.OnWait = _ =>
        {
            foreach (var open in world.Venue.Orders.Where(o => o.State == OrderState.Open).ToList())
            {
                world.Venue.Fill(world.Venue.Wire.First(i => i.Id == open.ClientId), 1);
            }
        };
        world.Restart();
        var outcome = await world.RunAsync();

        // Found on the venue it is not sent again; absent, it goes once more under its own id.
        Assert.Equal(hadArrived ? 1 : 2, world.Venue.Wire.Count);
        Assert.Single(world.Venue.Wire.Distinct());
        Assert.Single(world.Venue.Orders);
        Assert.Single(world.Document.State.Positions);
        Assert.Equal("executed", outcome.Text);
    }

    [Fact]
    public async Task RunAsync_DiedLongAgo_LeavesTheIntentToSettle()
    {
        var world = new ShellWorld();
        world.Venue.OnSubmit = _ => throw new TaskCanceledException("killed");
        await Assert.ThrowsAsync<TaskCanceledException>(world.RunAsync);
        world.Venue.OnSubmit = static _ => null;
        world.Clock.Advance(TimeSpan.FromSeconds(60));
        world.Restart();

        await world.RunAsync();

        Assert.Single(world.Venue.Wire);
        Assert.Equal(OrderState.Unknown, Assert.Single(world.Document.State.Orders).State);
        await world.RunNextAsync();
        Assert.Equal(VenueRejection.NeverArrived, world.Document.State.Orders[0].Rejection);
    }

    [Theory]
    [InlineData(5, 2)]
    [InlineData(60, 1)]
    public async Task RunAsync_DiedAtAVenueOfOurs_SendsWhatIsFreshAndWithdrawsWhatIsNot(int seconds, int sends)
    {
        var world = new ShellWorld(isVenueStored: true);
        world.Venue.OnSubmit = _ => throw new TaskCanceledException("killed");
        await Assert.ThrowsAsync<TaskCanceledException>(world.RunAsync);
        world.Venue.OnSubmit = _ => SubmitReply.Rejected(VenueRejection.Other, "");
        world.Clock.Advance(TimeSpan.FromSeconds(seconds));
        world.Restart();

        await world.RunAsync();

        Assert.Equal(sends, world.Venue.Wire.Count);
        Assert.Single(world.Venue.Wire.Distinct());
        Assert.Equal(sends == 2 ? OrderState.Rejected : OrderState.Canceled, Assert.Single(world.Document.State.Orders).State);
        Assert.Empty(world.Document.Legs);
    }

    [Fact]
    public async Task RunAsync_CycleBrokenOffAndNeverResumed_IsRecordedAsInterrupted()
    {
        var world = new ShellWorld();
        world.Venue.OnSubmit = _ => throw new TaskCanceledException("killed");
        await Assert.ThrowsAsync<TaskCanceledException>(world.RunAsync);
        world.Venue.OnSubmit = static _ => null;
        world.Restart();

        await world.RunNextAsync();

        var records = await world.RecordsAsync();
        Assert.Equal("failed:interrupted", records[0].GetProperty("outcome").GetString());
        Assert.Contains(records[0].GetProperty("events").EnumerateArray(), e => e.GetProperty("kind").GetString() == "committed");
        Assert.Equal(2, records.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_StoreSilentAfterCommit_LooksUpWhatItDid(bool wasStored)
    {
        var world = new ShellWorld();
        var store = new SilentStore(world.Store) { SilentCommits = 1, IsStored = wasStored };
        world.Restart(store);

        var outcome = await world.BuyAsync();

        Assert.NotNull(outcome);
        Assert.Equal(0, store.SilentCommits);
        Assert.Single(world.Document.State.Positions);
        Assert.Equal(1, world.Document.FillCount);
    }

    [Fact]
    public async Task RunAsync_StoreSilentForGood_SendsNothing()
    {
        var world = new ShellWorld();
        world.Restart(new SilentStore(world.Store) { SilentCommits = int.MaxValue });

        var outcome = await world.RunAsync();

        Assert.Equal(CycleOutcomeKind.Failed, outcome.Kind);
        Assert.Empty(world.Venue.Wire);
    }

    [Fact]
    public async Task RunAsync_VenueUnreadable_HaltsNewRiskAndNotExits()
    {
        var world = new ShellWorld();
        var entry = await world.BuyAsync();
        world.Venue.ReadFailure = new VenueException(VenueFault.Unreachable, "503");
        world.Market.Factor[entry.Product] = 0.9;

        await world.RunNextAsync();

        Assert.Equal(ExitReason.Stop, world.Venue.Wire[1].Exit);
        Assert.False(world.Document.Venue.IsReconciled);
        Assert.Contains("reconcile_failed", await world.LastEventsAsync());
    }

    /// <summary>A store that does what it is asked, or not, and says neither.</summary>
    private sealed class SilentStore(IStateStore inner) : StoreDecorator(inner)
    {
        public int SilentCommits { get; set; }

        public bool IsStored { get; init; }

        public override async Task<CommitResult> CommitAsync(AccountCommit commit, CancellationToken cancellation)
        {
            if (SilentCommits == 0)
            {
                return await base.CommitAsync(commit, cancellation);
            }

            SilentCommits--;
            if (IsStored)
            {
                await base.CommitAsync(commit, cancellation);
            }

            throw new StoreException("timeout");
        }
    }
}
