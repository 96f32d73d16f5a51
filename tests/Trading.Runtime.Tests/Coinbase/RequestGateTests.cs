using Microsoft.Extensions.Time.Testing;
using Trading.Core.Market;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Coinbase;

public sealed class RequestGateTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task EnterAsync_BeyondTheBurst_WaitsForTheRate()
    {
        using var gate = new RequestGate(perSecond: 10, burst: 2, concurrencyMax: 100, _time);
        await Enter(gate);
        await Enter(gate);
        var third = Enter(gate);
        var fourth = Enter(gate);

        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(90));
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(11));
        await third;
        Assert.False(fourth.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        await fourth;
    }

    [Fact]
    public async Task EnterAsync_AfterAQuietTime_LetsNoMoreOutThanTheBurst()
    {
        using var gate = new RequestGate(perSecond: 10, burst: 3, concurrencyMax: 100, _time);
        _time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 3; i++)
        {
            await Enter(gate);
        }

        Assert.False(Enter(gate).IsCompleted);
    }

    [Fact]
    public async Task EnterAsync_SeveralWait_TheMostUrgentGoesFirstAndOfEqualsTheOldest()
    {
        using var gate = new RequestGate(perSecond: 10, burst: 1, concurrencyMax: 100, _time);
        await Enter(gate);
        var order = new List<string>();
        Task[] all =
        [
            Note("data", RequestPriority.Data),
            Note("order 1", RequestPriority.Order),
            Note("order 2", RequestPriority.Order),
            Note("reconcile", RequestPriority.Reconcile),
            Note("cancel", RequestPriority.Cancel),
        ];

        foreach (var expected in new[] { "cancel", "reconcile", "order 1", "order 2", "data" })
        {
            _time.Advance(TimeSpan.FromMilliseconds(101));
            while (!IsNoted(expected))
            {
                await Pool.TurnAsync();
            }
        }

        await Task.WhenAll(all);
        Assert.Equal(["cancel", "reconcile", "order 1", "order 2", "data"], order);

        bool IsNoted(string name)
        {
            lock (order)
            {
                return order.Contains(name);
            }
        }

        async Task Note(string name, RequestPriority priority)
        {
            await gate.EnterAsync(priority, default);
            lock (order)
            {
                order.Add(name);
            }
        }
    }

    [Fact]
    public async Task EnterAsync_AllUnderWay_WaitsUntilOneIsDone()
    {
        using var gate = new RequestGate(perSecond: 1_000, burst: 100, concurrencyMax: 2, _time);
        var first = await gate.EnterAsync(RequestPriority.Data, default);
        await Enter(gate);
        var third = Enter(gate);
        Assert.False(third.IsCompleted);

        first.Dispose();

        await third;
    }

    [Fact]
    public async Task EnterAsync_GivenUp_TakesNoTurn()
    {
        using var gate = new RequestGate(perSecond: 10, burst: 1, concurrencyMax: 100, _time);
        await Enter(gate);
        using var stop = new CancellationTokenSource();
        var gone = gate.EnterAsync(RequestPriority.Cancel, stop.Token);
        var next = Enter(gate);

        await stop.CancelAsync();
        await Task.WhenAny(gone);
        Assert.True(gone.IsCanceled);
        _time.Advance(TimeSpan.FromMilliseconds(101));

        await next;
    }

    [Fact]
    public async Task PauseUntil_AnInstant_LetsNothingOutBefore()
    {
        using var gate = new RequestGate(perSecond: 1_000, burst: 100, concurrencyMax: 100, _time);
        gate.PauseUntil(Timestamp.From(_time.GetUtcNow() + TimeSpan.FromSeconds(2)));
        gate.PauseUntil(Timestamp.From(_time.GetUtcNow() + TimeSpan.FromSeconds(1)));
        var turn = Enter(gate);

        _time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(turn.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        await turn;
    }

    private static Task<RequestGate.Turn> Enter(RequestGate gate) => gate.EnterAsync(RequestPriority.Data, default);
}
