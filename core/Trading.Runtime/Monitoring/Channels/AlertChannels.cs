using System.Collections.Immutable;
using Trading.Core.Policy;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Monitoring.Channels;

/// <summary>The ways to reach operators that a host was set up with.</summary>
public sealed class AlertChannels : IDisposable
{
    private AlertChannels(ImmutableArray<IAlertChannel> all) => All = all;

    public ImmutableArray<IAlertChannel> All { get; }

    /// <param name="webhook">Where notices are posted; null for nowhere.</param>
    /// <param name="mail">How they are mailed; null for not at all.</param>
    /// <param name="console">Where lines go; null for nowhere.</param>
    /// <param name="policy">How long and how often each is tried.</param>
    /// <param name="clock">The time.</param>
    /// <param name="seed">Spreads the pauses of this process from those of others.</param>
    public static AlertChannels Of(Uri? webhook, MailSettings? mail, TextWriter? console, AlertPolicy policy, TimeProvider clock, ulong seed)
    {
        var channels = new List<IAlertChannel>();
        if (console is not null)
        {
            channels.Add(new ConsoleChannel(console));
        }

        if (webhook is not null)
        {
            channels.Add(new WebhookChannel(webhook));
        }

        if (mail is not null)
        {
            channels.Add(new MailChannel(mail));
        }

        return new AlertChannels([.. channels.Select(channel => new ReliableChannel(channel, policy, clock, seed))]);
    }

    public void Dispose()
    {
        foreach (var channel in All)
        {
            (channel as IDisposable)?.Dispose();
        }
    }
}
