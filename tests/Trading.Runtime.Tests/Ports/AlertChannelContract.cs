using Trading.Core.Market;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Ports;

/// <summary>What every channel does, whatever is at its other end.</summary>
public abstract class AlertChannelContract : IAsyncDisposable
{
    /// <summary>A text that tries to be more than a text.</summary>
    protected const string Nasty = "first\r\nBcc: thief@example.com\r\n\r\n.\r\nRCPT TO:<x>\u2028\u202E <!channel> & <http://evil|click> \u00E9\u4E2D\U0001F4C9";

    /// <summary>The channel to a sink that works.</summary>
    protected abstract IAlertChannel Channel { get; }

    /// <summary>Everything that arrived, as whoever reads it would read it, one text a notice.</summary>
    protected abstract IReadOnlyList<string> Arrived { get; }

    /// <summary>Makes what is at the other end refuse to talk.</summary>
    protected abstract void Break();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Deliver_Notice_ArrivesWithAllThatItSays()
    {
        Assert.Equal(DeliveryReply.Delivered, await Channel.DeliverAsync(Message("the venue differs in BTC by -0.5"), default));

        var text = Assert.Single(Arrived);
        Assert.Contains("[main] CRITICAL: ReconcileMismatch BTC-USD", text, StringComparison.Ordinal);
        Assert.Contains("the venue differs in BTC by -0.5 (since 2025-03-01T00:00:00Z)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliver_Unicode_ArrivesAsItIs()
    {
        await Channel.DeliverAsync(Message("Kurs fällt: 中文 📉"), default);

        Assert.Contains("Kurs fällt: 中文 📉", Assert.Single(Arrived), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliver_TextThatTriesToBeMore_IsOneLineOfText()
    {
        Assert.Equal(DeliveryOutcome.Delivered, (await Channel.DeliverAsync(Message(Nasty), default)).Outcome);

        var text = Assert.Single(Arrived);
        Assert.DoesNotContain("\nBcc:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nRCPT", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u2028', text);
        Assert.DoesNotContain('\u202E', text);
    }

    [Fact]
    public async Task Deliver_Twice_ArrivesTwice()
    {
        await Channel.DeliverAsync(Message("once"), default);
        await Channel.DeliverAsync(Message("once"), default);

        Assert.Equal(2, Arrived.Count);
        Assert.Equal(Arrived[0], Arrived[1]);
    }

    [Fact]
    public async Task Deliver_NobodyThere_SaysSoAndThrowsNothing()
    {
        Break();
        var reply = await Channel.DeliverAsync(Message("lost"), default);

        Assert.Equal(DeliveryOutcome.Failed, reply.Outcome);
        Assert.NotEqual("", reply.Why);
        Assert.DoesNotContain("127.0.0.1", reply.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliver_ToldToStop_Stops() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Channel.DeliverAsync(Message("late"), new CancellationToken(canceled: true)));

    /// <summary>A notice of Bitcoin that does not agree.</summary>
    protected static AlertMessage Message(string text) => new(
        "main",
        new AlertNotice(
            7,
            Timestamp.Utc(2025, 3, 1),
            AlertNoticeKind.Raised,
            HealthCode.ReconcileMismatch,
            ProductId.Parse("BTC-USD"),
            HealthSeverity.Critical,
            text,
            Timestamp.Utc(2025, 3, 1),
            AlertFate.Told));
}
