using Trading.Core.Policy;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Governance;

/// <summary>How a host was set up, as far as it decides whether real orders may be sent.</summary>
public sealed record LiveSetup
{
    public required TradingMode Mode { get; init; }

    /// <summary>The safety catch: on unless it was switched off by name.</summary>
    public bool IsReadOnly { get; init; } = true;

    /// <summary>Whether there is a key for the venue.</summary>
    public required bool HasCredentials { get; init; }

    /// <summary>Reads the verdict file, each time anew; null where there is none.</summary>
    public required Func<CancellationToken, Task<string?>> ReadVerdict { get; init; }

    /// <summary>What messages call the verdict file.</summary>
    public required string VerdictSource { get; init; }

    /// <summary>Checks its signature; null where none is configured.</summary>
    public VerdictKey? VerdictKey { get; init; }

    /// <summary>What is about to trade.</summary>
    public required VerdictScope Scope { get; init; }

    /// <summary>How much of the caps each step of a verdict may use, and what live trades have to show for it.</summary>
    public required GatePolicy Gate { get; init; }

    /// <summary>How far our clock and the venue's may be apart, milliseconds.</summary>
    public required int ClockSkewMsMax { get; init; }
}
