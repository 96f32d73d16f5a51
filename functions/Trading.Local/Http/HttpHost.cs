using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Trading.Core;
using Trading.Local.Hosting;
using Trading.Runtime.Api;

namespace Trading.Local.Http;

/// <summary>
/// HTTP on 127.0.0.1 and nowhere else. Liveness is for everybody on this machine, everything else for who has the key. It carries
/// <see cref="TradingApi"/>; no settings file or variable of a web framework has a say.
/// </summary>
internal sealed class HttpHost : IAsyncDisposable
{
    private const int HeadersMax = 16_384;
    private const int ConnectionsMax = 64;

    private const string Home = "/";
    private const string Dashboard = $"/{ApiTemplates.Prefix}/{ApiTemplates.Dashboard}";

    private static readonly string[] Names = ["127.0.0.1", "localhost"];

    private readonly WebApplication _app;

    private HttpHost(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <param name="port">0 for any that is free.</param>
    /// <param name="api">What is answered.</param>
    /// <param name="key">Opens the detail; null keeps it closed.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="InputException">The port is taken.</exception>
    public static async Task<HttpHost> StartAsync(int port, TradingApi api, string? key, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Each route reads no more than it takes.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeadersMax;
            kestrel.Limits.MaxConcurrentConnections = ConnectionsMax;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var lockKey = new HttpKey(key);
        app.Run(context => AnswerAsync(context, api, lockKey));
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

    private static async Task AnswerAsync(HttpContext context, TradingApi api, HttpKey key)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";

        // A page elsewhere that gives its own name our address comes with that name.
        var answer = Names.Contains(request.Host.Host)
            ? await api.AnswerAsync(RequestOf(request, path, key), context.RequestAborted)
            : ApiAnswer.Problem(ApiStatus.Misdirected, "expected the host 127.0.0.1", path);
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Status == ApiStatus.NotModified ? null : answer.Content.Length;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        await response.Body.WriteAsync(answer.Content, context.RequestAborted);
    }

    private static ApiRequest RequestOf(HttpRequest request, string path, HttpKey key) => new()
    {
        Method = request.Method,
        Path = path == Home ? Dashboard : path,
        Query = name => request.Query.TryGetValue(name, out var values) ? values.ToString() : null,
        Accept = request.Headers.Accept,
        ContentType = request.ContentType,
        IfNoneMatch = request.Headers.IfNoneMatch,
        Body = request.Body,
        Closed = key.Opens(request.Headers[HttpKey.Header]) ? null
            : key.IsSet ? $"expected the key in the header {HttpKey.Header}"
            : $"no key is set: the program was started without {Secrets.HttpKey}",
    };
}
