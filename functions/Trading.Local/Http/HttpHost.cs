using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Trading.Core;
using Trading.Local.Hosting;
using Trading.Runtime.Ports;

namespace Trading.Local.Http;

/// <summary>
/// HTTP on 127.0.0.1 and nowhere else. Liveness is for everybody on this machine, everything else for who has the key. Requests are
/// small, and no settings file or variable of a web framework has a say.
/// </summary>
internal sealed class HttpHost : IAsyncDisposable
{
    private const int BodyMax = 4_096;
    private const int HeadersMax = 16_384;
    private const int ConnectionsMax = 64;

    private static readonly string[] Names = ["127.0.0.1", "localhost"];

    private readonly WebApplication _app;

    private HttpHost(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <param name="port">0 for any that is free.</param>
    /// <param name="routes">What is answered.</param>
    /// <param name="key">Opens the detail; null keeps it closed.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="InputException">The port is taken.</exception>
    public static async Task<HttpHost> StartAsync(int port, HttpRoutes routes, string? key, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyMax;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeadersMax;
            kestrel.Limits.MaxConcurrentConnections = ConnectionsMax;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var lockKey = new HttpKey(key);
        app.Run(context => AnswerAsync(context, routes, lockKey));
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            await app.DisposeAsync();
            throw new InputException($"--http: port {port} of 127.0.0.1 cannot be used: {error.Message}", error);
        }

        return new HttpHost(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, HttpRoutes routes, HttpKey key)
    {
        var path = context.Request.Path.Value ?? "";
        HttpAnswer answer;
        try
        {
            answer = await RouteAsync(context, path, routes, key);
        }
        catch (InputException error)
        {
            answer = HttpAnswer.Problem(StatusCodes.Status400BadRequest, "Bad request", error.Message, path);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException error)
        {
            answer = HttpAnswer.Problem(error.StatusCode, "Bad request", "the request is too large or not HTTP", path);
        }
        catch (StoreException)
        {
            answer = HttpAnswer.Problem(HttpAnswer.Unavailable, "Store unavailable", "the store did not answer; ask again", path);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // What went wrong is for the console; whoever asks gets no internals.
            CommandLine.Terminal.Note($"http: {context.Request.Method} {path}: {error.GetType().Name}: {error.Message}");
            answer = HttpAnswer.Problem(StatusCodes.Status500InternalServerError, "Internal error", "a fault of the program", path);
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Content.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(answer.Content, context.RequestAborted);
    }

    private static async Task<HttpAnswer> RouteAsync(HttpContext context, string path, HttpRoutes routes, HttpKey key)
    {
        var request = context.Request;
        if (!Names.Contains(request.Host.Host))
        {
            // A page elsewhere that gives its own name our address comes with that name.
            return HttpAnswer.Problem(StatusCodes.Status421MisdirectedRequest, "Misdirected", "expected the host 127.0.0.1", path);
        }

        var isOpen = key.Opens(request.Headers[HttpKey.Header]);
        var stop = context.RequestAborted;
        switch (request.Method, path)
        {
            case ("GET", "/api/health"):
                return await routes.HealthAsync(isOpen, stop);
            case ("GET", "/api/cycles") when isOpen:
                return await routes.CyclesAsync(Query("from"), Query("to"), Query("limit"), stop);
            case ("GET", "/api/trades") when isOpen:
                return await routes.TradesAsync(Query("limit"), stop);
            case ("POST", "/api/kill-switch") when isOpen:
                return await routes.KillSwitchAsync(await ReadAsync(request, stop), stop);
            case ("GET", "/api/cycles" or "/api/trades") or ("POST", "/api/kill-switch"):
                return Closed(path, key);
            case (_, "/api/health" or "/api/cycles" or "/api/trades" or "/api/kill-switch"):
                context.Response.Headers.Allow = path == "/api/kill-switch" ? "POST" : "GET";
                return HttpAnswer.Problem(StatusCodes.Status405MethodNotAllowed, "Method not allowed", $"{request.Method} is not for this route", path);
            default:
                return HttpAnswer.Problem(
                    StatusCodes.Status404NotFound, "Not found", "expected /api/health, /api/cycles, /api/trades or /api/kill-switch", path);
        }

        string? Query(string name) => request.Query.TryGetValue(name, out var values) ? values.ToString() : null;
    }

    private static HttpAnswer Closed(string path, HttpKey key) => HttpAnswer.Problem(
        StatusCodes.Status401Unauthorized,
        "Unauthorized",
        key.IsSet ? $"expected the key in the header {HttpKey.Header}" : $"no key is set: the program was started without {Secrets.HttpKey}",
        path);

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        return body.ToArray();
    }
}
