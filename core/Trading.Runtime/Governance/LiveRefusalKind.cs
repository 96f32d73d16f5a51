namespace Trading.Runtime.Governance;

/// <summary>Everything that keeps real orders from being sent.</summary>
public enum LiveRefusalKind
{
    /// <summary>The account is of another mode.</summary>
    NotLive,

    /// <summary><c>read_only</c> has not been switched off.</summary>
    ReadOnly,

    /// <summary>No key for the venue.</summary>
    NoCredentials,

    /// <summary>The key could move money away.</summary>
    KeyCanTransfer,

    KeyCannotView,
    KeyCannotTrade,

    /// <summary>The venue did not say what the key may do.</summary>
    KeyUnknown,

    /// <summary>The venue did not tell its time.</summary>
    ClockUnknown,

    ClockSkewed,

    /// <summary>The evidence verdict is missing, expired, tampered or about something else.</summary>
    Verdict,
}
