using System.Net;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Coinbase;

/// <summary>Neither key nor token comes out anywhere, even where the venue sends them back.</summary>
public sealed class CanaryTests : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private readonly StubVenue _venue = new();

    public void Dispose() => _venue.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Everything_ThatIsSaid_HoldsNoSecret(HttpStatusCode status)
    {
        var said = new List<string>();
        _venue.Answer = (n, _) => StubVenue.Json(Echo(n), status);
        using var client = _venue.Client(onCall: call => said.Add(call.ToString()));
        var exchange = new CoinbaseExchange(client, new CoinbaseProducts(client));

        said.Add((await _venue.FinishAsync(() => exchange.SubmitAsync(TestIntents.Limit(), default), Step)).ToString());
        said.Add((await _venue.FinishAsync(() => exchange.CancelAsync(TestIntents.Open(TestIntents.Limit(), "V1"), default), Step)).ToString());
        said.Add((await Assert.ThrowsAsync<VenueException>(() => _venue.FinishAsync(() => exchange.ReadAsync(TestIntents.T0, default), Step))).ToString());
        said.Add((await Assert.ThrowsAsync<VenueException>(
            () => _venue.FinishAsync(() => new CoinbaseAccount(client).ReadPermissionsAsync(default), Step))).ToString());

        Assert.True(_venue.Requests.Count >= 4);
        var secrets = _venue.Requests.Select(r => r.Token).Append(_venue.Pem.Split('\n')[1]).Append(_venue.Pem.Split('\n')[2]);
        foreach (var secret in secrets)
        {
            Assert.All(said, text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Connection_ThatQuotesTheHeader_IsNotQuoted()
    {
        _venue.Answer = (n, _) => throw new HttpRequestException($"bad header: {_venue.Requests[n - 1].Token}");
        using var client = _venue.Client();

        var reply = await new CoinbaseExchange(client, new CoinbaseProducts(client)).SubmitAsync(TestIntents.Limit(), default);

        Assert.Equal(SubmitOutcome.Ambiguous, reply.Outcome);
        Assert.DoesNotContain(_venue.Requests[0].Token, reply.ToString(), StringComparison.Ordinal);
    }

    private string Echo(int number)
    {
        var token = _venue.Requests[number - 1].Token;
        return $$$"""{"success":false,"error":"BAD {{{token}}}","message":"{{{token}}} {{{_venue.Pem.ReplaceLineEndings(" ")}}}","error_details":"{{{token}}}"}""";
    }
}
