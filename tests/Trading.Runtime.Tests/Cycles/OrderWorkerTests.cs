using Trading.Core;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>Orders that outlive the cycle that sent them, as the venue falls silent while they rest.</summary>
public class OrderWorkerTests
{
    private readonly ShellWorld _world = new();

    [Fact]
    public async Task Work_VenueWithoutNews_IsLeftAloneAfterThreeQuestionsAndTheOrderStaysReserved()
    {
        await FallSilentAsync();

        var order = Assert.Single(_world.Document.State.Orders);
        Assert.Equal((OrderState.Open, order.Intent.ReservedNotional), (order.State, order.Reserved));
        Assert.Equal(["503", "503", "503"], await _world.LastNotesAsync("no_news"));
        Assert.Equal(3, _world.Document.Venue.ApiErrorsInRow);
        Assert.Single(_world.Document.Legs);
    }

    [Fact]
    public async Task Work_OneQuestionUnanswered_AsksOn()
    {
        var isAnswered = true;
        _world.Venue.OnWait = _ =>
        {
            isAnswered = !isAnswered || _world.Venue.Wire.Count == 0;
            if (!isAnswered)
            {
                throw new VenueException(VenueFault.Unreachable, "503");
            }

            foreach (var resting in _world.Venue.Wire.Take(1).Where(_ => _world.Venue.Orders[0].State == OrderState.Open))
            {
                _world.Venue.Fill(resting, resting.LimitPrice!.Value.Value);
            }
        };

        await _world.RunAsync();

        Assert.Equal(["503"], await _world.LastNotesAsync("no_news"));
        Assert.Single(_world.Document.State.Positions);
    }

    [Fact]
    public async Task Work_SilentVenueComesBack_TakesUpTheRestingOrderWhereItWas()
    {
        var intent = await FallSilentAsync();
        _world.Venue.Fill(intent, intent.LimitPrice!.Value.Value);

        await _world.RunExitsAsync();

        Assert.Equal(intent.BaseSize, Assert.Single(_world.Document.State.Positions).Held);
        Assert.Empty(_world.Venue.CancelRequests);
        Assert.Single(_world.Venue.Wire);
    }

    [Theory]
    [InlineData(ControlKind.Pause)]
    [InlineData(ControlKind.Flatten)]
    [InlineData(ControlKind.Close)]
    public async Task Tidy_EntryThatMayNotBeAnyMore_IsTakenFromTheBookBeforeItsTime(ControlKind kind)
    {
        var part = Quantity.Zero;
        var intent = await FallSilentAsync(resting =>
        {
            part = new Quantity(Math.Round(resting.BaseSize.Value / 2, 4));
            _world.Venue.Fill(resting, resting.LimitPrice!.Value.Value, part);
        });
        Assert.Equal(OrderState.Partial, _world.Document.State.Orders[0].State);
        _world.Venue.OnCancel = _ =>
        {
            Assert.True(_world.Clock.Now < intent.CancelAt);
            return null;
        };

        await _world.AskAsync(kind, kind == ControlKind.Flatten ? null : intent.Product);
        await _world.RunExitsAsync();

        Assert.Equal([intent.Id], _world.Venue.CancelRequests);
        Assert.Equal((OrderState.Canceled, part), (_world.Document.State.Orders[0].State, _world.Document.State.Orders[0].Filled));
        Assert.DoesNotContain(_world.Venue.Wire.Skip(1), sent => sent.Leg == OrderLeg.Entry);
        Assert.Equal(kind == ControlKind.Pause ? 1 : 2, _world.Venue.Wire.Count);
    }

    [Fact]
    public async Task Tidy_EntryUnderTheSwitch_IsTakenFromTheBookBeforeItsTime()
    {
        var intent = await FallSilentAsync();
        _world.Venue.OnCancel = _ =>
        {
            Assert.True(_world.Clock.Now < intent.CancelAt);
            return null;
        };
        await _world.Store.SetKillSwitchAsync(ShellWorld.Account, KillSwitch.NoNewRisk, _world.Slot, "test", default);

        await _world.RunExitsAsync();

        Assert.Equal([intent.Id], _world.Venue.CancelRequests);
        Assert.Equal(OrderState.Canceled, Assert.Single(_world.Document.State.Orders).State);
    }

    [Fact]
    public async Task React_NoPriceForAReplacement_EndsTheEntryWithWhatItHas()
    {
        _world.Venue.OnCancel = _ =>
        {
            _world.Market.HasTick = static _ => false;
            return null;
        };

        await _world.RunAsync();

        Assert.Single(_world.Venue.Wire);
        Assert.Equal(OrderState.Canceled, Assert.Single(_world.Document.State.Orders).State);
        Assert.Empty(_world.Document.Legs);
        Assert.Empty(_world.Document.State.Positions);
    }

    // The entry rests and nobody can ask for news of it; no time passes.
    private async Task<OrderIntent> FallSilentAsync(Action<OrderIntent>? before = null)
    {
        _world.Venue.OnWait = _ =>
        {
            if (_world.Venue.Wire.Count > 0)
            {
                if (before is { } last)
                {
                    before = null;
                    last(_world.Venue.Wire[0]);
                    return;
                }

                throw new VenueException(VenueFault.Unreachable, "503");
            }
        };
        await _world.RunAsync();
        _world.Venue.OnWait = static _ => { };
        return Assert.Single(_world.Venue.Wire);
    }
}
