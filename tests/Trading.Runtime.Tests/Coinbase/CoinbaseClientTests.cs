using System.Net;
using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Coinbase;

public sealed class CoinbaseClientTests : IDisposable
{
    private const string Good = """{"iso":"2025-03-05T12:00:00Z","epochSeconds":"1741176000","epochMillis":"1741176000123"}""";
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private readonly StubVenue _venue = new();

    public void Dispose() => _venue.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task Get_FailingTwice_IsAskedAThirdTimeAfterLongerAndLongerWaits(HttpStatusCode status)
    {
        _venue.Answer = (n, _) => n < 3 ? StubVenue.Json("{}", status) : StubVenue.Json(Good);

        Assert.Equal(new Timestamp(1741176000123), await ReadTimeAsync());
        Assert.Equal(3, _venue.Requests.Count);
        Assert.True(_venue.Time.GetUtcNow() > StubVenue.Start);
    }

    [Fact]
    public async Task Get_GarbageOnce_IsAskedAgain()
    {
        _venue.Answer = (n, _) => StubVenue.Json(n == 1 ? "<html>" : Good);

        Assert.Equal(1741176000123, (await ReadTimeAsync()).UnixMs);
    }

    [Fact]
    public async Task Get_NoAnswer_IsGivenUpAfterTheTimeoutOfEachTry()
    {
        _venue.Hangs = _ => true;

        var error = await Assert.ThrowsAsync<VenueException>(ReadTimeAsync);

        Assert.Equal(VenueFault.Unreachable, error.Fault);
        Assert.Equal(3, _venue.Requests.Count);
        Assert.True(_venue.Time.GetUtcNow() - StubVenue.Start >= TimeSpan.FromSeconds(15));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, VenueFault.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden, VenueFault.Unauthorized)]
    [InlineData(HttpStatusCode.BadRequest, VenueFault.Refused)]
    [InlineData(HttpStatusCode.NotFound, VenueFault.Refused)]
    public async Task Get_Refused_IsNotAskedAgain(HttpStatusCode status, VenueFault expected)
    {
        _venue.Answer = (_, _) => StubVenue.Json("""{"error":"BAD","message":"no such thing"}""", status);

        var error = await Assert.ThrowsAsync<VenueException>(ReadTimeAsync);

        Assert.Equal(expected, error.Fault);
        Assert.Contains("BAD: no such thing", error.Message, StringComparison.Ordinal);
        Assert.Single(_venue.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, VenueFault.Unreachable)]
    [InlineData(HttpStatusCode.TooManyRequests, VenueFault.RateLimited)]
    public async Task Get_FailingAlways_ThrowsAfterThreeTries(HttpStatusCode status, VenueFault expected)
    {
        _venue.Answer = (_, _) => StubVenue.Json("{}", status);

        Assert.Equal(expected, (await Assert.ThrowsAsync<VenueException>(ReadTimeAsync)).Fault);
        Assert.Equal(3, _venue.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    public async Task Get_SentElsewhere_IsMalformed(HttpStatusCode status)
    {
        _venue.Answer = (_, _) => StubVenue.Json("{}", status);

        Assert.Equal(VenueFault.Malformed, (await Assert.ThrowsAsync<VenueException>(ReadTimeAsync)).Fault);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"epochMillis":"soon"}""")]
    [InlineData("""{"epochMillis":{}}""")]
    [InlineData("""{"epochMillis":true}""")]
    [InlineData("""{"epochMillis":""}""")]
    [InlineData("""{"epochMillis":"-1"}""")]
    [InlineData("""{"epochMillis":"1e40"}""")]
    public async Task Get_AnswerOfAnotherShape_IsMalformed(string json)
    {
        _venue.Answer = (_, _) => StubVenue.Json(json);

        Assert.Equal(VenueFault.Malformed, (await Assert.ThrowsAsync<VenueException>(ReadTimeAsync)).Fault);
    }

    [Fact]
    public async Task Get_RetryAfter_IsHonoured()
    {
        _venue.Answer = (n, _) => n == 1 ? StubVenue.Json("{}", HttpStatusCode.TooManyRequests, retryAfterSeconds: 7) : StubVenue.Json(Good);

        await ReadTimeAsync();

        Assert.InRange((_venue.Time.GetUtcNow() - StubVenue.Start).TotalSeconds, 7, 8);
    }

    [Fact]
    public async Task Get_RetryAfterLongerThanWeWait_GivesUpAtOnceAndSaysWhen()
    {
        _venue.Answer = (_, _) => StubVenue.Json("{}", HttpStatusCode.TooManyRequests, retryAfterSeconds: 60);

        var error = await Assert.ThrowsAsync<VenueException>(ReadTimeAsync);

        Assert.Equal((VenueFault.RateLimited, TestIntents.T0.AddMs(60_000)), (error.Fault, error.RetryAt));
        Assert.Single(_venue.Requests);
    }

    [Fact]
    public async Task Get_FailingForLong_OpensTheBreakerOfThatEndpointAlone()
    {
        _venue.Answer = (_, path) => path.Contains("/time", StringComparison.Ordinal)
            ? StubVenue.Json("{}", HttpStatusCode.InternalServerError)
            : StubVenue.Json("""{"products":[]}""");
        using var client = _venue.Client();
        var market = new CoinbaseMarketData(client, new CoinbaseProducts(client));
        for (var i = 0; i < 4; i++)
        {
            await Assert.ThrowsAsync<VenueException>(() => _venue.FinishAsync(() => market.ReadTimeAsync(default), Step));
        }

        var asked = _venue.Requests.Count;
        var error = await Assert.ThrowsAsync<VenueException>(() => market.ReadTimeAsync(default));
        Assert.Equal(VenueFault.CircuitOpen, error.Fault);
        Assert.Equal(asked, _venue.Requests.Count);
        Assert.Empty(await _venue.FinishAsync(() => market.ReadProductsAsync(default), Step));

        _venue.Answer = (_, _) => StubVenue.Json(Good);
        _venue.Time.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(1741176000123, (await _venue.FinishAsync(() => market.ReadTimeAsync(default), Step)).UnixMs);
    }

    [Fact]
    public async Task Get_CancelledByTheCaller_StopsAtOnce()
    {
        _venue.Hangs = _ => true;
        using var client = _venue.Client();
        using var stop = new CancellationTokenSource();
        var reading = new CoinbaseMarketData(client, new CoinbaseProducts(client)).ReadTimeAsync(stop.Token);

        await stop.CancelAsync();

        await Task.WhenAny(reading);
        Assert.True(reading.IsCanceled);
    }

    [Fact]
    public async Task Get_Public_SendsNoToken()
    {
        _venue.Answer = (_, _) => StubVenue.Json(Good);

        await ReadTimeAsync();

        Assert.Equal("", _venue.Requests[0].Token);
    }

    [Fact]
    public async Task Get_PrivateTwice_SendsAFreshTokenEachTry()
    {
        _venue.Answer = (n, _) => n == 1
            ? StubVenue.Json("{}", HttpStatusCode.InternalServerError)
            : StubVenue.Json("""{"can_view":true,"can_trade":true,"can_transfer":false}""");
        using var client = _venue.Client();

        await _venue.FinishAsync(() => new CoinbaseAccount(client).ReadPermissionsAsync(default), Step);

        Assert.All(_venue.Requests, r => Assert.StartsWith("eyJ", r.Token, StringComparison.Ordinal));
        Assert.Equal(2, _venue.Requests.Select(r => r.Token).Distinct().Count());
    }

    [Fact]
    public async Task Get_PrivateWithoutCredentials_IsMisuse()
    {
        using var client = new CoinbaseClient(new CoinbaseOptions(), _venue.Time, 1, handler: _venue);

        await Assert.ThrowsAsync<InvalidOperationException>(() => new CoinbaseAccount(client).ReadPermissionsAsync(default));
    }

    [Fact]
    public void New_OpenConnectionToAnotherMachine_IsRefused() => Assert.Throws<InputException>(
        () => new CoinbaseClient(new CoinbaseOptions { BaseAddress = new Uri("http://api.coinbase.com") }, _venue.Time, 1, handler: _venue));

    [Fact]
    public async Task Call_Any_IsToldWithItsStatusAndTime()
    {
        var calls = new List<CoinbaseCall>();
        _venue.Answer = (n, _) => n == 1 ? StubVenue.Json("{}", HttpStatusCode.InternalServerError) : StubVenue.Json(Good);
        using var client = _venue.Client(onCall: calls.Add);

        await _venue.FinishAsync(() => new CoinbaseMarketData(client, new CoinbaseProducts(client)).ReadTimeAsync(default), Step);

        Assert.Equal([(CoinbaseEndpoint.Time, "/time", 500), (CoinbaseEndpoint.Time, "/time", 200)], calls.Select(c => (c.Endpoint, c.Path, c.Status)));
    }

    private async Task<Timestamp> ReadTimeAsync()
    {
        using var client = _venue.Client();
        return await _venue.FinishAsync(() => new CoinbaseMarketData(client, new CoinbaseProducts(client)).ReadTimeAsync(default), Step);
    }
}
