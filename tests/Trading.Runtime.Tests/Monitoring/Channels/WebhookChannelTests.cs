using System.Text.Json;
using Trading.Runtime.Monitoring.Channels;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Monitoring.Channels;

public sealed class WebhookChannelTests : AlertChannelContract
{
    private const string Canary = "T0CANARY";

    private readonly HttpSink _sink = new();
    private WebhookChannel _channel;

    public WebhookChannelTests() => _channel = Open(_sink.Port);

    protected override IAlertChannel Channel => _channel;

    protected override IReadOnlyList<string> Arrived =>
        [.. _sink.Posts.Select(post => string.Join('\n', Blocks(post.Body).Select(block => block.GetProperty("text").GetProperty("text").GetString())))];

    protected override void Break()
    {
        _channel.Dispose();
        _channel = Open(HttpSink.FreePort());
    }

    public override async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _sink.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Deliver_Notice_IsWhatSlackTakes()
    {
        await _channel.DeliverAsync(Message("a < b & c <!channel>"), default);

        var (contentType, body) = Assert.Single(_sink.Posts);
        Assert.Equal("application/json; charset=utf-8", contentType);
        Assert.Equal(
            "[main] CRITICAL: ReconcileMismatch BTC-USD\na &lt; b &amp; c &lt;!channel&gt; (since 2025-03-01T00:00:00Z)",
            JsonElement.Parse(body).GetProperty("text").GetString());
        Assert.Equal(["header", "section"], Blocks(body).Select(block => block.GetProperty("type").GetString()));
        Assert.All(Blocks(body), block => Assert.Equal("plain_text", block.GetProperty("text").GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData(500, DeliveryOutcome.Failed)]
    [InlineData(503, DeliveryOutcome.Failed)]
    [InlineData(429, DeliveryOutcome.Failed)]
    [InlineData(408, DeliveryOutcome.Failed)]
    [InlineData(400, DeliveryOutcome.Refused)]
    [InlineData(404, DeliveryOutcome.Refused)]
    [InlineData(302, DeliveryOutcome.Refused)]
    public async Task Deliver_Status_SaysWhetherAnotherTryIsWorthIt(int status, DeliveryOutcome expected)
    {
        _sink.Status = () => status;

        Assert.Equal(new DeliveryReply(expected, $"answered {status}"), await _channel.DeliverAsync(Message("x"), default));
    }

    // Whoever reads a log must not be able to post in our name.
    [Fact]
    public async Task Deliver_AnyFault_NeverNamesTheAddress()
    {
        Break();
        var reply = await _channel.DeliverAsync(Message("x"), default);

        Assert.Equal("no connection", reply.Why);
    }

    [Fact]
    public async Task Deliver_NoAnswer_EndsWhenTheCallerHasWaitedEnough()
    {
        _sink.Status = static () => 0;
        using var patience = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            var asked = _channel.DeliverAsync(Message("x"), patience.Token);
            await patience.CancelAsync();
            await asked;
        });
    }

    private static WebhookChannel Open(int port) => new(new Uri($"http://127.0.0.1:{port}/services/{Canary}"));

    private static IEnumerable<JsonElement> Blocks(string body) => JsonElement.Parse(body).GetProperty("blocks").EnumerateArray();
}
