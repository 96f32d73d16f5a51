using MimeKit;
using System.Text;
using Trading.Runtime.Monitoring.Channels;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Monitoring.Channels;

public sealed class MailChannelTests : AlertChannelContract
{
    private readonly SmtpSink _sink = new();
    private MailChannel _channel;

    public MailChannelTests() => _channel = Open(_sink.Port);

    protected override IAlertChannel Channel => _channel;

    protected override IReadOnlyList<string> Arrived => [.. _sink.Mails.Select(mail => Parsed(mail) is var read ? $"{read.Subject}\n{read.TextBody}" : "")];

    protected override void Break() => _channel = Open(HttpSink.FreePort());

    public override async ValueTask DisposeAsync()
    {
        await _sink.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Deliver_Notice_IsAMailFromUsToAllOfThem()
    {
        await _channel.DeliverAsync(Message("x"), default);

        var mail = Parsed(Assert.Single(_sink.Mails));
        Assert.Equal("Trading <bot@example.com>", mail.From.ToString().Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal("ops@example.com, night@example.com", mail.To.ToString());
        Assert.Equal(new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero), mail.Date);
        Assert.Equal("main.7.1740787200000@example.com", mail.MessageId);
        Assert.Equal(2, _sink.Recipients.Count);
    }

    // A text with line breaks adds no header and no recipient, and a lone dot does not end the mail.
    [Fact]
    public async Task Deliver_TextWithHeadersInIt_AddsNone()
    {
        await _channel.DeliverAsync(Message(Nasty), default);

        var mail = Parsed(Assert.Single(_sink.Mails));
        Assert.Empty(mail.Bcc);
        Assert.Equal(2, _sink.Recipients.Count);
        Assert.Contains("Bcc: thief@example.com", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("[main] CRITICAL: ReconcileMismatch BTC-USD", mail.Subject);
    }

    [Theory]
    [InlineData("MAIL", "451 not now", DeliveryOutcome.Failed, "answered 451")]
    [InlineData("RCPT", "450 mailbox busy", DeliveryOutcome.Failed, "answered 450")]
    [InlineData("RCPT", "550 no such user ops@example.com", DeliveryOutcome.Refused, "answered 550")]
    [InlineData("DATA", "554 no", DeliveryOutcome.Refused, "answered 554")]
    [InlineData(".", "452 disk full", DeliveryOutcome.Failed, "answered 452")]
    public async Task Deliver_ServerSaysNo_SaysWhetherAnotherTryIsWorthIt(string command, string answer, DeliveryOutcome outcome, string why)
    {
        _sink.OnCommand = said => said.StartsWith(command, StringComparison.Ordinal) ? answer : null;

        Assert.Equal(new DeliveryReply(outcome, why), await _channel.DeliverAsync(Message("x"), default));
    }

    // Nobody knows whether it was taken: it is told again, under the same id.
    [Fact]
    public async Task Deliver_ServerHangsUpAfterTheText_IsTriedAgainUnderTheSameId()
    {
        _sink.DropsAfterData = true;
        Assert.Equal(DeliveryReply.Failed("the connection broke"), await _channel.DeliverAsync(Message("x"), default));
        _sink.DropsAfterData = false;
        Assert.Equal(DeliveryReply.Delivered, await _channel.DeliverAsync(Message("x"), default));

        Assert.Single(_sink.Mails.Select(mail => Parsed(mail).MessageId).Distinct());
    }

    [Fact]
    public async Task Deliver_ServerDoesNotSayGoodbye_IsDelivered()
    {
        _sink.OnCommand = static said => said == "QUIT" ? "500 what?" : null;

        Assert.Equal(DeliveryReply.Delivered, await _channel.DeliverAsync(Message("x"), default));
    }

    // A password is never sent over a line that anybody may read, nor to a server that knows no users.
    [Fact]
    public async Task Deliver_ServerKnowsNoUsers_IsRefused()
    {
        var channel = new MailChannel(Settings(_sink.Port) with { User = "bot", Password = "canary-password" });

        var reply = await channel.DeliverAsync(Message("x"), default);

        Assert.Equal(DeliveryOutcome.Refused, reply.Outcome);
        Assert.DoesNotContain("canary", reply.Why, StringComparison.Ordinal);
        Assert.Empty(_sink.Mails);
    }

    [Fact]
    public async Task Deliver_SilentServer_EndsWhenTheCallerHasWaitedEnough()
    {
        _sink.IsSilent = true;
        using var patience = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            var asked = _channel.DeliverAsync(Message("x"), patience.Token);
            await patience.CancelAsync();
            await asked;
        });
    }

    private static MailChannel Open(int port) => new(Settings(port));

    private static MailSettings Settings(int port) =>
        new("127.0.0.1", port, User: null, Password: null, "Trading <bot@example.com>", ["ops@example.com", "night@example.com"]);

    private static MimeMessage Parsed(string mail)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(mail));
        return MimeMessage.Load(stream);
    }
}
