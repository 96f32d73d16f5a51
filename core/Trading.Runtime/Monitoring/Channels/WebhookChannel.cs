using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Monitoring.Channels;

/// <summary>Posts notices as Slack's incoming webhooks take them, and what speaks their language. Its address is a secret and is never named.</summary>
public sealed class WebhookChannel : IAlertChannel, IDisposable
{
    // Slack's bound for a header; its texts may be longer than ours ever are.
    private const int HeaderLengthMax = 150;

    private readonly Uri _address;
    private readonly HttpClient _http;

    public WebhookChannel(Uri address)
    {
        _address = address;

        // A secret address is not carried to where somebody else points. How long is waited is the caller's to say.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public string Name => "webhook";

    public async Task<DeliveryReply> DeliverAsync(AlertMessage message, CancellationToken cancellation)
    {
        try
        {
            using var content = new ByteArrayContent(BodyOf(message));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = content };
            using var reply = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return reply.IsSuccessStatusCode ? DeliveryReply.Delivered
                : IsWorthAnotherTry(reply.StatusCode) ? DeliveryReply.Failed($"answered {(int)reply.StatusCode}")
                : DeliveryReply.Refused($"answered {(int)reply.StatusCode}");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return DeliveryReply.Failed("no connection");
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool IsWorthAnotherTry(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    // Blocks are plain text, in which nothing is a link or a mention; the text, which notifications show, has to be escaped.
    private static byte[] BodyOf(AlertMessage message)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("text"u8, Escaped($"{message.Title}\n{message.Text}"));
            json.WriteStartArray("blocks"u8);
            WriteBlock(json, "header", Cut(message.Title));
            if (message.Text.Length > 0)
            {
                WriteBlock(json, "section", message.Text);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteBlock(Utf8JsonWriter json, string type, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteStartObject("text"u8);
        json.WriteString("type"u8, "plain_text"u8);
        json.WriteString("text"u8, text);
        json.WriteBoolean("emoji"u8, false);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Cut(string text) => text.Length <= HeaderLengthMax ? text : $"{text[..(HeaderLengthMax - 3)]}...";

    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
