using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Trading.FakeVenue;

/// <summary>
/// A venue on loopback that speaks the HTTP of Coinbase Advanced Trade, with matching and books of its own. What goes wrong is drawn
/// from a seed or asked for by a script. Tests in the same process use <see cref="World"/> with its lock held.
/// </summary>
public sealed class FakeVenueServer : IAsyncDisposable
{
    private const string ApiPath = "/api/v3/brokerage";
    private const string ControlPath = "/control/";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private readonly FakeVenueOptions _options;
    private readonly TokenCheck _tokens;
    private readonly MarketRoutes _market;
    private readonly OrderRoutes _orders;
    private readonly AccountRoutes _accounts;
    private readonly ControlRoutes _control;
    private bool _isDisposed;

    private FakeVenueServer(FakeVenueOptions options)
    {
        _options = options;
        World = new VenueWorld(options, new FaultSource(options.Seed), options.Time);
        _tokens = new TokenCheck(Keys, options.Time);
        _market = new MarketRoutes(World, options);
        _orders = new OrderRoutes(World, options);
        _accounts = new AccountRoutes(World, options, Keys);
        _control = new ControlRoutes(World, Keys, Wire);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public VenueWorld World { get; }

    public KeyRing Keys { get; } = new();

    public WireLog Wire { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<FakeVenueServer> StartAsync(FakeVenueOptions? options = null)
    {
        var server = new FakeVenueServer(options ?? new());
        await server._app.StartAsync().ConfigureAwait(false);
        server.Address = new Uri(server._app.Urls.First());
        return server;
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        Keys.Dispose();
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        var body = await ReadBodyAsync(request).ConfigureAwait(false);
        if (path.StartsWith(ControlPath, StringComparison.Ordinal))
        {
            Reply? done;
            lock (World.Lock)
            {
                done = _control.Handle(request.Method, path[ControlPath.Length..], body);
            }

            await WriteAsync(context, done ?? Reply.Error(404, "NOT_FOUND", path), isCut: false).ConfigureAwait(false);
            return;
        }

        FaultKind fault;
        lock (World.Lock)
        {
            fault = World.Faults.Draw(GroupOf(request.Method, path));
            var clientId = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("client_order_id", out var id) ? id.GetString()! : "";
            Wire.Add(World.Now, request.Method, path + request.QueryString, clientId, fault);
        }

        if (!await FailBeforeAsync(context, fault).ConfigureAwait(false))
        {
            await AnswerAsync(context, Carry(context, path, body, fault), fault).ConfigureAwait(false);
        }
    }

    // What goes wrong before anything is carried out.
    private async Task<bool> FailBeforeAsync(HttpContext context, FaultKind fault)
    {
        switch (fault)
        {
            case FaultKind.LoseRequest:
                context.Abort();
                return true;
            case FaultKind.HangBefore:
                await HangAsync(context).ConfigureAwait(false);
                return true;
            case FaultKind.Error500:
                await WriteAsync(context, Reply.Error(500, "INTERNAL", "an error on our side"), isCut: false).ConfigureAwait(false);
                return true;
            case FaultKind.TooMany:
                context.Response.Headers.RetryAfter = _options.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
                await WriteAsync(context, Reply.Error(429, "RESOURCE_EXHAUSTED", "too many requests"), isCut: false).ConfigureAwait(false);
                return true;
            case FaultKind.Unauthorized:
                await WriteAsync(context, Reply.Error(401, "UNAUTHENTICATED", "Unauthorized"), isCut: false).ConfigureAwait(false);
                return true;
            case FaultKind.Garbage:
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html>Checking your browser</html>").ConfigureAwait(false);
                return true;
            case FaultKind.Redirect:
                context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                context.Response.Headers.Location = context.Request.Path + context.Request.QueryString;
                return true;
            default:
                return false;
        }
    }

    private async Task AnswerAsync(HttpContext context, Reply reply, FaultKind fault)
    {
        switch (fault)
        {
            case FaultKind.LoseReply:
                context.Abort();
                return;
            case FaultKind.HangAfter:
                await HangAsync(context).ConfigureAwait(false);
                return;
            case FaultKind.Error503After:
                reply = Reply.Error(503, "UNAVAILABLE", "upstream went away");
                break;
            case FaultKind.Delay:
                await Task.Delay(_options.Delay, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            default:
                break;
        }

        await WriteAsync(context, reply, isCut: fault == FaultKind.TruncatedAfter).ConfigureAwait(false);
    }

    private Reply Carry(HttpContext context, string path, JsonElement body, FaultKind fault)
    {
        var request = context.Request;
        if (!path.StartsWith(ApiPath, StringComparison.Ordinal))
        {
            return Reply.Error(404, "NOT_FOUND", path);
        }

        var route = path[ApiPath.Length..];
        var keyName = "";
        if (!IsPublic(route))
        {
            (var reason, keyName) = _tokens.Check(request.Headers.Authorization, request.Method, request.Host.Value!, path);
            if (reason is not null)
            {
                return Reply.Error(401, "UNAUTHENTICATED", reason);
            }
        }

        lock (World.Lock)
        {
            return Route(request, route, body, keyName, fault) ?? Reply.Error(404, "NOT_FOUND", path);
        }
    }

    private Reply? Route(HttpRequest request, string route, JsonElement body, string keyName, FaultKind fault) => (request.Method, route) switch
    {
        ("GET", "/time") => _market.Time(),
        ("GET", "/market/products") => _market.Products(),
        ("GET", "/market/product_book") => _market.Book(request.Query),
        ("GET", _) when route.EndsWith("/candles", StringComparison.Ordinal) => _market.Candles(route.Split('/')[^2], request.Query),
        ("GET", _) when route.EndsWith("/ticker", StringComparison.Ordinal) => _market.Trades(route.Split('/')[^2], request.Query),
        ("POST", "/orders") => _orders.Create(body, fault == FaultKind.Reject),
        ("POST", "/orders/batch_cancel") => _orders.Cancel(body),
        ("GET", "/orders/historical/batch") => _orders.List(request.Query),
        ("GET", "/orders/historical/fills") => _orders.Fills(request.Query),
        ("GET", _) when route.StartsWith("/orders/historical/", StringComparison.Ordinal) => _orders.Get(route.Split('/')[^1]),
        ("GET", "/accounts") => _accounts.Accounts(request.Query),
        ("GET", "/transaction_summary") => _accounts.Fees(),
        ("GET", "/key_permissions") => _accounts.Permissions(keyName),
        _ => null,
    };

    private static bool IsPublic(string route) => route == "/time" || route.StartsWith("/market/", StringComparison.Ordinal);

    private static string GroupOf(string method, string path) => (method, path[(path.LastIndexOf('/') + 1)..]) switch
    {
        ("POST", "orders") => "orders",
        ("POST", _) => "cancel",
        _ => path.Contains("/market/", StringComparison.Ordinal) ? "public" : "reads",
    };

    private async Task HangAsync(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, context.RequestAborted);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private static async Task<JsonElement> ReadBodyAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return default;
        }

        using var document = await JsonDocument.ParseAsync(request.Body).ConfigureAwait(false);
        return document.RootElement.Clone();
    }

    private static async Task WriteAsync(HttpContext context, Reply reply, bool isCut)
    {
        var json = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(reply.Body));
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(isCut ? json.AsMemory(0, json.Length / 2) : json).ConfigureAwait(false);
        if (isCut)
        {
            await context.Response.Body.FlushAsync().ConfigureAwait(false);
            context.Abort();
        }
    }
}
