using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trading.Runtime.Tests.Testing;

/// <summary>An HTTP server on loopback that keeps what is posted to it and answers as a test wants it to.</summary>
internal sealed class HttpSink : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _stop = new();

    public HttpSink()
    {
        Port = FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port { get; }

    public List<(string ContentType, string Body)> Posts { get; } = [];

    /// <summary>The status that it answers; zero for never.</summary>
    public Func<int> Status { get; set; } = static () => 200;

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Close();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var context = await _listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            Posts.Add((context.Request.ContentType ?? "", await reader.ReadToEndAsync()));
            if (Status() is > 0 and var status)
            {
                context.Response.StatusCode = status;
                context.Response.Close();
            }
        }
    }
}
