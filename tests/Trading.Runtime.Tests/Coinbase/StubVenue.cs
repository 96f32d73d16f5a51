using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Coinbase;

/// <summary>Answers requests without a network, on a clock that stands still until a test moves it.</summary>
internal sealed class StubVenue : HttpMessageHandler
{
    public const string KeyName = "organizations/canary-org/apiKeys/canary-key";
    private const int StepsMax = 100_000;
    private const int TurnsPerStep = 20;

    private readonly Lock _lock = new();
    private readonly List<(string Method, string Path, string Token, string Body)> _requests = [];

    public StubVenue()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Pem = key.ExportECPrivateKeyPem();
    }

    public static DateTimeOffset Start { get; } = TestIntents.T0.ToDateTimeOffset();

    public string Pem { get; }

    public FakeTimeProvider Time { get; } = new(Start);

    /// <summary>What comes back, by number of the request (1 is the first) and path.</summary>
    public Func<int, string, HttpResponseMessage> Answer { get; set; } = (_, _) => Json("{}");

    /// <summary>Requests for which no answer comes.</summary>
    public Func<int, bool> Hangs { get; set; } = _ => false;

    public IReadOnlyList<(string Method, string Path, string Token, string Body)> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK, int? retryAfterSeconds = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (retryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        }

        return response;
    }

    public CoinbaseClient Client(CoinbaseOptions? options = null, Action<CoinbaseCall>? onCall = null) => new(
        (options ?? new CoinbaseOptions()) with { Credentials = new CoinbaseCredentials(KeyName, Pem) }, Time, 1, onCall, this);

    /// <summary>Starts work and moves the clock on, a little at a time, until it is done.</summary>
    /// <exception cref="TimeoutException">It is not, however far the clock was moved: nobody would move it on, and it would wait for ever.</exception>
    public async Task<T> FinishAsync<T>(Func<Task<T>> start, TimeSpan step)
    {
        var work = start();
        for (var i = 0; i < StepsMax && !work.IsCompleted; i++)
        {
            for (var turn = 0; turn < TurnsPerStep && !work.IsCompleted; turn++)
            {
                await Pool.TurnAsync();
            }

            if (!work.IsCompleted)
            {
                Time.Advance(step);
            }
        }

        return work.IsCompleted ? await work : throw new TimeoutException($"not done after {StepsMax} steps of {step}");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(CancellationToken.None);
        int number;
        var path = request.RequestUri!.PathAndQuery;
        lock (_lock)
        {
            _requests.Add((request.Method.Method, path, request.Headers.Authorization?.Parameter ?? "", body));
            number = _requests.Count;
        }

        if (Hangs(number))
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return Answer(number, path);
    }
}
