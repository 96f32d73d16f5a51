using System.Collections.Immutable;
using System.Net;

namespace Trading.Runtime.Monitoring.Channels;

/// <summary>Where mail goes and as whom. Nothing of it is ever printed.</summary>
/// <param name="Host">The mail server.</param>
/// <param name="Port">465 speaks TLS at once; any other has to turn to it before anything is said.</param>
/// <param name="User">As whom; null for nobody.</param>
/// <param name="Password">Of the user; null for none.</param>
/// <param name="From">The sender's address.</param>
/// <param name="To">Whom it goes to.</param>
public sealed record MailSettings(string Host, int Port, string? User, string? Password, string From, ImmutableArray<string> To)
{
    /// <summary>Where TLS begins with the connection.</summary>
    public const int TlsPort = 465;

    /// <summary>Whether the server is this very machine: only what never leaves it may go in plain.</summary>
    public bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    public override string ToString() => nameof(MailSettings);
}
