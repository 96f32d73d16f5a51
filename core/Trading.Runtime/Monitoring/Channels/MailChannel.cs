using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using System.Net.Sockets;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Monitoring.Channels;

/// <summary>Sends notices as plain mails, each over a connection of its own: they are rare, and servers hang up on who is silent.</summary>
/// <param name="settings">Where to and as whom.</param>
public sealed class MailChannel(MailSettings settings) : IAlertChannel
{
    public string Name => "mail";

    public async Task<DeliveryReply> DeliverAsync(AlertMessage message, CancellationToken cancellation)
    {
        using var mail = MailOf(message);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, SecurityOf(settings), cancellation);
            if (settings.User is { } user)
            {
                await client.AuthenticateAsync(user, settings.Password ?? "", cancellation);
            }

            await client.SendAsync(mail, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return ReplyOf(failure);
        }

        await QuitAsync(client, cancellation);
        return DeliveryReply.Delivered;
    }

    // The server has the mail: that it hangs up instead of saying goodbye must not send it again.
    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            client.Dispose();
        }
    }

    private static SecureSocketOptions SecurityOf(MailSettings settings) =>
        settings.IsLoopback ? SecureSocketOptions.None
        : settings.Port == MailSettings.TlsPort ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;

    // What a server says may name its users: its number alone is told.
    private static DeliveryReply ReplyOf(Exception failure) => failure switch
    {
        SmtpCommandException { StatusCode: var status } => (int)status >= 500
            ? DeliveryReply.Refused($"answered {(int)status}")
            : DeliveryReply.Failed($"answered {(int)status}"),
        AuthenticationException => DeliveryReply.Refused("user or password was not taken"),
        SslHandshakeException => DeliveryReply.Failed("no trusted TLS"),
        NotSupportedException => DeliveryReply.Refused("the server does not offer TLS, or no way to sign in"),
        SocketException => DeliveryReply.Failed("no connection"),
        IOException or ProtocolException => DeliveryReply.Failed("the connection broke"),
        _ => DeliveryReply.Failed(failure.GetType().Name),
    };

    private MimeMessage MailOf(AlertMessage message)
    {
        var mail = new MimeMessage
        {
            Subject = message.Title,
            Date = message.Notice.At.ToDateTimeOffset(),
            MessageId = $"{message.Id}@{settings.From.Split('@')[^1].TrimEnd('>')}",
            Body = new TextPart("plain") { Text = message.Text + "\n" },
        };
        mail.From.Add(MailboxAddress.Parse(settings.From));
        mail.To.AddRange(settings.To.Select(MailboxAddress.Parse));
        return mail;
    }
}
