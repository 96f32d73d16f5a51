using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Monitoring.Channels;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Monitoring.Alerts;
using Trading.Runtime.Tests.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Monitoring.Channels;

/// <summary>Three tries of ten seconds each, as shipped.</summary>
public sealed class ReliableChannelTests : AlertChannelContract
{
    private readonly RecordingChannel _inner = new();
    protected override IAlertChannel Channel => new ReliableChannel(_inner, AlertStory.Shipped, new QuickPauses(), seed: 1);

    protected override IReadOnlyList<string> Arrived => [.. _inner.Taken.Select(message => $"{message.Title}\n{message.Text}")];

    protected override void Break() => _inner.Answer = static _ => DeliveryReply.Failed("no connection");

    [Theory]
    [InlineData(1, DeliveryOutcome.Delivered, 2)]
    [InlineData(2, DeliveryOutcome.Delivered, 3)]
    [InlineData(3, DeliveryOutcome.Failed, 3)]
    public async Task Deliver_FailsAtFirst_IsTriedSoOften(int failures, DeliveryOutcome expected, int tries)
    {
        _inner.Answer = _ => _inner.Tries <= failures ? DeliveryReply.Failed("answered 500") : DeliveryReply.Delivered;

        var reply = await Channel.DeliverAsync(Message("x"), default);

        Assert.Equal((expected == DeliveryOutcome.Delivered ? DeliveryReply.Delivered : DeliveryReply.Failed("answered 500"), tries), (reply, _inner.Tries));
    }

    [Fact]
    public async Task Deliver_Refused_IsNotTriedAgain()
    {
        _inner.Answer = static _ => DeliveryReply.Refused("answered 404");

        Assert.Equal(DeliveryReply.Refused("answered 404"), await Channel.DeliverAsync(Message("x"), default));
        Assert.Equal(1, _inner.Tries);
    }

    [Fact]
    public async Task Deliver_ChannelHasAFault_IsAFailureWithoutItsWords()
    {
        _inner.Answer = static _ => throw new InvalidOperationException("https://hooks.example.com/secret");

        Assert.Equal(DeliveryReply.Failed("InvalidOperationException"), await Channel.DeliverAsync(Message("x"), default));
    }

    [Fact]
    public async Task Deliver_NoAnswer_IsGivenUpAfterItsTime()
    {
        using var patient = new ReliableChannel(new Endless(), AlertStory.Shipped with { DeliveryTries = 1 }, new SelfDrivingClock(AlertStory.Begin), seed: 1);

        Assert.Equal(DeliveryReply.Failed("no answer within 10 s"), await patient.DeliverAsync(Message("x"), default));
    }

    // Pauses between tries are over at once; nobody's patience ever is, which begins as a timer that is not set yet.
    private sealed class QuickPauses : TimeProvider
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime >= TimeSpan.Zero && dueTime < Patience ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private sealed class Endless : IAlertChannel
    {
        public string Name => "endless";

        public async Task<DeliveryReply> DeliverAsync(AlertMessage message, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            return DeliveryReply.Delivered;
        }
    }
}
