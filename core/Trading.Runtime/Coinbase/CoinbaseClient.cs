using System.Net.Http.Headers;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>
/// HTTP to the venue: signs, waits for its turn, reads with retries, and sends orders exactly once. Safe for use by several threads.
/// </summary>
public sealed class CoinbaseClient : IDisposable
{
    private const string BasePath = "/api/v3/brokerage";

    private readonly HttpClient _http;
    private readonly CoinbaseOptions _options;
    private readonly TimeProvider _time;
    private readonly CoinbaseJwt? _jwt;
    private readonly ReadResilience _resilience;
    private readonly RequestGate _public;
    private readonly RequestGate _private;
    private readonly Action<CoinbaseCall>? _onCall;

    /// <param name="options">Where to, with which key, how fast.</param>
    /// <param name="time">Every clock and timer.</param>
    /// <param name="seed">Of the jitter between tries.</param>
    /// <param name="onCall">Told of every request that went out; called from several threads.</param>
    /// <param name="handler">What sends; null for a connection of our own. It must neither follow redirects nor repeat requests.</param>
    /// <exception cref="InputException">The key cannot be used, or would go over an open connection.</exception>
    public CoinbaseClient(
        CoinbaseOptions options, TimeProvider time, ulong seed, Action<CoinbaseCall>? onCall = null, HttpMessageHandler? handler = null)
    {
        if (options.BaseAddress.Scheme != Uri.UriSchemeHttps && !options.BaseAddress.IsLoopback)
        {
            throw new InputException($"coinbase address: '{options.BaseAddress}' is not encrypted; expected https");
        }

        (_options, _time, _onCall) = (options, time, onCall);
        _jwt = options.Credentials is { } credentials ? new CoinbaseJwt(credentials, time) : null;
        _resilience = new ReadResilience(options, time, seed);
        _public = new RequestGate(options.PublicPerSecond, options.Burst, options.ConcurrencyMax, time);
        _private = new RequestGate(options.PrivatePerSecond, options.Burst, options.ConcurrencyMax, time);
        _http = new HttpClient(handler ?? NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Clock of everything that talks to this venue.</summary>
    internal TimeProvider Time => _time;

    internal CoinbaseOptions Options => _options;

    public void Dispose()
    {
        _http.Dispose();
        _public.Dispose();
        _private.Dispose();
        _jwt?.Dispose();
    }

    /// <summary>Reads, with retries.</summary>
    /// <param name="path">Path and query below the API's base.</param>
    /// <exception cref="VenueException">No usable answer.</exception>
    internal Task<T> GetAsync<T>(CoinbaseEndpoint endpoint, string path, RequestPriority priority, CancellationToken cancellation)
        where T : class => _resilience.RunAsync(
        endpoint,
        async token =>
        {
            var reply = await AskAsync(endpoint, path, priority, token).ConfigureAwait(false);
            try
            {
                return WireJson.Read<T>(reply.Body);
            }
            catch (JsonException e)
            {
                throw new VenueException(VenueFault.Malformed, $"GET {path}: {VenueText.Clean(e.Message)}");
            }
        },
        cancellation);

    /// <summary>
    /// Sends once, whatever happens. Null where its turn did not come in time, and nothing was sent.
    /// </summary>
    /// <exception cref="HttpRequestException">No answer came; it may have arrived.</exception>
    /// <exception cref="IOException">The answer broke off; it may have arrived.</exception>
    /// <exception cref="TimeoutException">No answer came in time; it may have arrived.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before it was sent.</exception>
    internal async Task<HttpReply?> PostOnceAsync(
        CoinbaseEndpoint endpoint, string path, byte[] json, RequestPriority priority, CancellationToken cancellation)
    {
        RequestGate.Turn turn;
        using (var patience = new CancellationTokenSource(_options.SendQueueTimeMax, _time))
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation))
        {
            try
            {
                turn = await _private.EnterAsync(priority, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return null;
            }
        }

        using (turn)
        {
            using var request = Request(endpoint, HttpMethod.Post, path);
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

            // From here on the caller's wish to stop does not count: an order under way is waited for or its outcome is unknown.
            return await SendAsync(endpoint, _private, request, path, _options.SendTimeout, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // Nothing between us and the venue may repeat a request or send it elsewhere.
    private static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private async ValueTask<HttpReply> AskAsync(
        CoinbaseEndpoint endpoint, string path, RequestPriority priority, CancellationToken cancellation)
    {
        var gate = IsPublic(endpoint) ? _public : _private;
        using var turn = await gate.EnterAsync(priority, cancellation).ConfigureAwait(false);
        using var request = Request(endpoint, HttpMethod.Get, path);
        HttpReply reply;
        try
        {
            reply = await SendAsync(endpoint, gate, request, path, _options.ReadTimeout, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
            throw new VenueException(VenueFault.Unreachable, $"GET {path}: {VenueText.Clean(e.Message)}", e);
        }

        return FaultOf(reply.Status) is not { } fault
            ? reply
            : throw new VenueException(fault, $"GET {path}: HTTP {reply.Status}: {OrderReplyMap.SaidIn(reply.Body)}") { RetryAt = reply.RetryAt };
    }

    private async Task<HttpReply> SendAsync(
        CoinbaseEndpoint endpoint,
        RequestGate gate,
        HttpRequestMessage request,
        string path,
        TimeSpan timeout,
        CancellationToken cancellation)
    {
        var start = _time.GetTimestamp();
        var status = 0;
        using var late = new CancellationTokenSource(timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            status = (int)response.StatusCode;
            var reply = new HttpReply(status, body, RetryAtOf(response));
            if (reply is { Status: 429, RetryAt: { } at })
            {
                gate.PauseUntil(Earlier(at, Timestamp.From(_time.GetUtcNow() + _options.RetryAfterMax)));
            }

            return reply;
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {timeout.TotalSeconds} s", e);
        }
        finally
        {
            _onCall?.Invoke(new(endpoint, path, status, _time.GetElapsedTime(start)));
        }
    }

    private HttpRequestMessage Request(CoinbaseEndpoint endpoint, HttpMethod method, string path)
    {
        var address = new Uri(_options.BaseAddress, BasePath + path);
        var request = new HttpRequestMessage(method, address);
        request.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        if (!IsPublic(endpoint))
        {
            var jwt = _jwt ?? throw new InvalidOperationException($"{endpoint} needs credentials and none were given");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", jwt.Token(method, address));
        }

        return request;
    }

    private Timestamp? RetryAtOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => Timestamp.From(_time.GetUtcNow() + delta),
        { Date: { } date } => Timestamp.From(date),
        _ => null,
    };

    private static Timestamp Earlier(Timestamp left, Timestamp right) => left < right ? left : right;

    private static VenueFault? FaultOf(int status) => status switch
    {
        >= 200 and < 300 => null,
        401 or 403 => VenueFault.Unauthorized,
        429 => VenueFault.RateLimited,
        408 or >= 500 => VenueFault.Unreachable,
        >= 400 => VenueFault.Refused,
        _ => VenueFault.Malformed,
    };

    private static bool IsPublic(CoinbaseEndpoint endpoint) =>
        endpoint is CoinbaseEndpoint.Time or CoinbaseEndpoint.Products or CoinbaseEndpoint.Candles or CoinbaseEndpoint.Book
            or CoinbaseEndpoint.Trades;
}
