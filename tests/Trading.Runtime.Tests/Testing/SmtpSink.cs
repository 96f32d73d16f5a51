using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trading.Runtime.Tests.Testing;

/// <summary>A mail server on loopback that keeps what it is sent and fails as a test wants it to. It knows no TLS and no users.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public SmtpSink()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whole mails as they came, headers first.</summary>
    public List<string> Mails { get; } = [];

    public List<string> Recipients { get; } = [];

    /// <summary>Connections so far.</summary>
    public int Connections { get; private set; }

    /// <summary>What it answers to a command instead of what is usual; null for what is usual.</summary>
    public Func<string, string?> OnCommand { get; set; } = static _ => null;

    /// <summary>Whether it takes a mail and then hangs up without a word.</summary>
    public bool DropsAfterData { get; set; }

    /// <summary>Whether it takes connections and says nothing.</summary>
    public bool IsSilent { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            Connections++;
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (IOException)
            {
                // The other side has gone: so may we.
                client.Close();
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false), leaveOpen: true);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        if (IsSilent)
        {
            await reader.ReadLineAsync(_stop.Token);
            return;
        }

        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(_stop.Token) is { } command)
        {
            var answer = OnCommand(command) ?? Usual(command);
            await writer.WriteLineAsync(answer);
            if (command == "DATA" && answer.StartsWith("354", StringComparison.Ordinal) && !await ReceiveAsync(reader, writer))
            {
                return;
            }

            if (command == "QUIT")
            {
                return;
            }
        }
    }

    private async Task<bool> ReceiveAsync(StreamReader reader, StreamWriter writer)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        }

        Mails.Add(mail.ToString());
        if (DropsAfterData)
        {
            return false;
        }

        await writer.WriteLineAsync(OnCommand(".") ?? "250 taken");
        return true;
    }

    private string Usual(string command)
    {
        if (command.StartsWith("RCPT", StringComparison.Ordinal))
        {
            Recipients.Add(command);
        }

        return command.Split(' ')[0] switch
        {
            "EHLO" => "250-sink\r\n250 8BITMIME",
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
    }
}
