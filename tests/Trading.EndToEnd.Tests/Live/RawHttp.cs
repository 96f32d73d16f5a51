using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trading.EndToEnd.Tests.Live;

/// <summary>Bytes to a running program and what comes back, over a connection that is closed after it.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Sends all and reads to the end; empty where nothing came back. Where no answer comes for a while, what was sent is not a whole
    /// request, and it is told that this was all: told at once, it would take the asker for gone.
    /// </summary>
    public static async Task<string> AskAsync(Uri address, ReadOnlyMemory<byte> request)
    {
        using var late = new CancellationTokenSource(Patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, late.Token);
        for (var sent = 0; sent < request.Length && await SendAsync(socket, request[sent..], late.Token) is > 0 and var more;)
        {
            sent += more;
        }

        var answer = ReadAsync(socket, late.Token);
        if (await Task.WhenAny(answer, Task.Delay(Silence, late.Token)) != answer && socket.Connected)
        {
            socket.Shutdown(SocketShutdown.Send);
        }

        return await answer;
    }

    /// <summary>Sends pieces until an answer begins or so many bytes have gone out.</summary>
    public static async Task<(string Answer, int Sent)> PourAsync(Uri address, string head, ReadOnlyMemory<byte> piece, int bytesMax)
    {
        using var late = new CancellationTokenSource(Patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, late.Token);
        await socket.SendAsync(Encoding.ASCII.GetBytes(head), late.Token);
        var sent = 0;
        while (sent < bytesMax && !socket.Poll(TimeSpan.FromMilliseconds(5), SelectMode.SelectRead) && await SendAsync(socket, piece, late.Token) is > 0 and var more)
        {
            sent += more;
        }

        if (socket.Connected)
        {
            socket.Shutdown(SocketShutdown.Send);
        }

        return (await ReadAsync(socket, late.Token), sent);
    }

    // 0 where the other side has heard enough: its answer is on its way or lost with the connection.
    private static async Task<int> SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            return await socket.SendAsync(bytes, cancellation);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    // 0 at the end of the connection, however it ended.
    private static async Task<int> ReceiveAsync(Socket socket, Memory<byte> into, CancellationToken cancellation)
    {
        try
        {
            return await socket.ReceiveAsync(into, cancellation);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    private static async Task<string> ReadAsync(Socket socket, CancellationToken cancellation)
    {
        var (all, buffer) = (new MemoryStream(), new byte[16_384]);
        while (await ReceiveAsync(socket, buffer, cancellation) is > 0 and var read)
        {
            await all.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return Encoding.UTF8.GetString(all.GetBuffer(), 0, (int)all.Length);
    }
}
