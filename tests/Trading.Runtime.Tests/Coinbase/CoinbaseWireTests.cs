using Trading.Core.Orders;
using Trading.FakeVenue;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Coinbase;

/// <summary>Over real HTTP: whatever goes wrong, an order goes out once.</summary>
public sealed class CoinbaseWireTests : IAsyncLifetime
{
    private FakeVenueServer _venue = null!;
    private CoinbaseClient _client = null!;
    private CoinbaseExchange _exchange = null!;
    private CoinbaseClient _hastyClient = null!;
    private CoinbaseExchange _hasty = null!;

    public async Task InitializeAsync()
    {
        _venue = await FakeVenueServer.StartAsync();
        _client = TestClients.For(_venue);
        _exchange = new CoinbaseExchange(_client, new CoinbaseProducts(_client));
        _hastyClient = TestClients.For(_venue, new CoinbaseOptions { SendTimeout = TimeSpan.FromSeconds(1) });
        _hasty = new CoinbaseExchange(_hastyClient, new CoinbaseProducts(_hastyClient));
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        _hastyClient.Dispose();
        await _venue.DisposeAsync();
    }

    [Theory]
    [InlineData(FaultKind.None, SubmitOutcome.Accepted, true)]
    [InlineData(FaultKind.Delay, SubmitOutcome.Accepted, true)]
    [InlineData(FaultKind.LoseRequest, SubmitOutcome.Ambiguous, false)]
    [InlineData(FaultKind.LoseReply, SubmitOutcome.Ambiguous, true)]
    [InlineData(FaultKind.HangBefore, SubmitOutcome.Ambiguous, false)]
    [InlineData(FaultKind.HangAfter, SubmitOutcome.Ambiguous, true)]
    [InlineData(FaultKind.Error500, SubmitOutcome.Ambiguous, false)]
    [InlineData(FaultKind.Error503After, SubmitOutcome.Ambiguous, true)]
    [InlineData(FaultKind.Garbage, SubmitOutcome.Ambiguous, false)]
    [InlineData(FaultKind.TruncatedAfter, SubmitOutcome.Ambiguous, true)]
    [InlineData(FaultKind.Redirect, SubmitOutcome.Ambiguous, false)]
    [InlineData(FaultKind.TooMany, SubmitOutcome.RateLimited, false)]
    [InlineData(FaultKind.Unauthorized, SubmitOutcome.Unauthorized, false)]
    [InlineData(FaultKind.Reject, SubmitOutcome.Rejected, false)]
    public async Task SubmitAsync_AnyFault_PutsOneRequestOnTheWireAndSaysWhatIsKnown(FaultKind fault, SubmitOutcome expected, bool lives)
    {
        // A first request opens the connection: one that is reused is where a handler would be tempted to try again.
        var exchange = fault is FaultKind.HangBefore or FaultKind.HangAfter ? _hasty : _exchange;
        Assert.Equal(SubmitOutcome.Accepted, (await exchange.SubmitAsync(TestIntents.Limit(number: 1), default)).Outcome);
        _venue.World.Faults.Next("orders", fault);
        var intent = TestIntents.Limit();

        var reply = await exchange.SubmitAsync(intent, default);

        Assert.Equal(expected, reply.Outcome);
        Assert.Single(_venue.Wire.All, e => e.ClientId == intent.Id.ToString());
        Assert.Equal(lives, _venue.World.FindByClientId(intent.Id.ToString()) is not null);
    }

    [Fact]
    public async Task SubmitAsync_SameIntentTwice_IsTheSameOrder()
    {
        var first = await _exchange.SubmitAsync(TestIntents.Limit(), default);
        var second = await _exchange.SubmitAsync(TestIntents.Limit(), default);

        Assert.Equal((SubmitOutcome.Accepted, first.VenueOrderId), (second.Outcome, second.VenueOrderId));
        Assert.Single(_venue.World.Orders);
    }

    [Fact]
    public async Task SubmitAsync_PriceThatCrosses_IsRefusedAsSuch() => Assert.Equal(
        VenueRejection.PostOnlyWouldCross, (await _exchange.SubmitAsync(TestIntents.Limit(price: 60_000.01m), default)).Rejection);

    [Fact]
    public async Task SubmitAsync_MoreThanThereIs_IsRefusedAsSuch() => Assert.Equal(
        VenueRejection.InsufficientFunds, (await _exchange.SubmitAsync(TestIntents.Limit(size: 5), default)).Rejection);

    [Theory]
    [InlineData(0.000000001, 59_990)]
    [InlineData(0.00001, 59_990)]
    public async Task SubmitAsync_SizeThatIsNone_IsRefusedAsSuch(double size, double price) => Assert.Equal(
        VenueRejection.InvalidSize, (await _exchange.SubmitAsync(TestIntents.Limit((decimal)size, (decimal)price), default)).Rejection);

    [Fact]
    public async Task SubmitAsync_ProductSwitchedOff_IsRefusedAsSuch()
    {
        _venue.World.Products["BTC-USD"].IsTradingDisabled = true;

        Assert.Equal(VenueRejection.ProductUnavailable, (await _exchange.SubmitAsync(TestIntents.Limit(), default)).Rejection);
    }

    [Fact]
    public async Task SubmitAsync_KeyRevoked_IsUnauthorized()
    {
        _venue.Keys.Revoke(TestClients.KeyName);

        Assert.Equal(SubmitOutcome.Unauthorized, (await _exchange.SubmitAsync(TestIntents.Limit(), default)).Outcome);
        Assert.Empty(_venue.World.Orders);
    }

    [Fact]
    public async Task SubmitAsync_NoVenue_IsAmbiguous()
    {
        await _venue.DisposeAsync();

        Assert.Equal(SubmitOutcome.Ambiguous, (await _exchange.SubmitAsync(TestIntents.Limit(), default)).Outcome);
    }

    [Fact]
    public async Task SubmitAsync_CancelledBefore_SendsNothing()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _exchange.SubmitAsync(TestIntents.Limit(), stop.Token));
        Assert.Empty(_venue.Wire.All);
    }

    [Fact]
    public async Task SubmitAsync_NoTurnInTime_IsRateLimitedAndSendsNothing()
    {
        using var slow = TestClients.For(_venue, new CoinbaseOptions { PrivatePerSecond = 0.001, Burst = 1, SendQueueTimeMax = TimeSpan.FromMilliseconds(20) });
        var exchange = new CoinbaseExchange(slow, new CoinbaseProducts(slow));

        Assert.Equal(SubmitOutcome.Accepted, (await exchange.SubmitAsync(TestIntents.Limit(), default)).Outcome);
        Assert.Equal(SubmitOutcome.RateLimited, (await exchange.SubmitAsync(TestIntents.Limit(number: 1), default)).Outcome);
        Assert.Equal(CancelReply.Failed, await exchange.CancelAsync(TestIntents.Open(TestIntents.Limit(), "V1"), default));
        Assert.Single(_venue.Wire.All);
    }

    [Theory]
    [InlineData(FaultKind.None, CancelReply.Requested, "CANCELLED")]
    [InlineData(FaultKind.LoseRequest, CancelReply.Failed, "OPEN")]
    [InlineData(FaultKind.LoseReply, CancelReply.Failed, "CANCELLED")]
    [InlineData(FaultKind.Error500, CancelReply.Failed, "OPEN")]
    [InlineData(FaultKind.TooMany, CancelReply.Failed, "OPEN")]
    [InlineData(FaultKind.Unauthorized, CancelReply.Failed, "OPEN")]
    [InlineData(FaultKind.Garbage, CancelReply.Failed, "OPEN")]
    [InlineData(FaultKind.HangAfter, CancelReply.Failed, "CANCELLED")]
    public async Task CancelAsync_AnyFault_AsksOnceAndClaimsNoMoreThanItKnows(FaultKind fault, CancelReply expected, string status)
    {
        var id = (await _exchange.SubmitAsync(TestIntents.Limit(), default)).VenueOrderId!;
        _venue.World.Faults.Next("cancel", fault);

        var exchange = fault == FaultKind.HangAfter ? _hasty : _exchange;
        Assert.Equal(expected, await exchange.CancelAsync(TestIntents.Open(TestIntents.Limit(), id), default));
        Assert.Equal(1, _venue.Wire.Count("POST", "/api/v3/brokerage/orders/batch_cancel"));
        Assert.Equal(status, _venue.World.Find(id)!.Status);
    }

    [Fact]
    public async Task CancelAsync_OrderOfUnknownId_IsFoundByItsClientId()
    {
        await _exchange.SubmitAsync(TestIntents.Limit(), default);

        Assert.Equal(CancelReply.Requested, await _exchange.CancelAsync(TestIntents.InFlight(TestIntents.Limit()), default));
        Assert.Equal(CancelReply.Failed, await _exchange.CancelAsync(TestIntents.InFlight(TestIntents.Limit(number: 9)), default));
    }

    [Fact]
    public async Task CancelAsync_OrderThatHasEnded_IsNotFound()
    {
        var id = (await _exchange.SubmitAsync(TestIntents.Limit(), default)).VenueOrderId!;
        _venue.World.Quote("BTC-USD", 59_000, 59_001);

        Assert.Equal(CancelReply.NotFound, await _exchange.CancelAsync(TestIntents.Open(TestIntents.Limit(), id), default));
    }

    [Fact]
    public async Task CancelAsync_VenueThatCannotBeAsked_Failed()
    {
        _venue.World.Faults.Next("reads", FaultKind.Unauthorized);

        Assert.Equal(CancelReply.Failed, await _exchange.CancelAsync(TestIntents.InFlight(TestIntents.Limit()), default));
    }
}
