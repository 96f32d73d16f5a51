namespace Trading.Simulation;

/// <summary>What always holds, by the numbers of the specification.</summary>
internal enum Invariant
{
    /// <summary>At most one live order a decision leg.</summary>
    I1 = 1,

    /// <summary>Nothing on the wire without a committed intent of the very same bytes.</summary>
    I2,

    /// <summary>Unknown keeps its whole reservation and ends only on the venue's evidence.</summary>
    I3,

    /// <summary>Each fill is applied once, together with its dedup key.</summary>
    I4,

    /// <summary>Cash and NAV add up exactly.</summary>
    I5,

    /// <summary>After reconciliation ledger and venue agree, or no new risk is taken.</summary>
    I6,

    /// <summary>No new risk on stale data or a skewed clock.</summary>
    I7,

    /// <summary>Caps hold on what is filled, open and unknown.</summary>
    I8,

    /// <summary>Pacing holds across restarts and instances.</summary>
    I9,

    /// <summary>Every order traces to its trigger, rule, verdict, policy and code.</summary>
    I10,

    /// <summary>Only tabled transitions; terminal states absorb.</summary>
    I11,

    /// <summary>No replacement while its predecessor may still trade.</summary>
    I12,

    /// <summary>Legal increments, no size rounded up, post-only never crosses what was seen.</summary>
    I13,

    /// <summary>A slot commits once; epochs are monotone and stale ones refused.</summary>
    I14,

    /// <summary>Same seed, same trace.</summary>
    I15,

    /// <summary>What comes after a decision does not change it.</summary>
    I16,

    /// <summary>Backtest, paper and live decide with the same code.</summary>
    I17,

    /// <summary>After the kill switch no new risk is sent; exits go on.</summary>
    I18,

    /// <summary>Sends, requests and time are bounded.</summary>
    I19,

    /// <summary>No secret is stored or shown.</summary>
    I20,

    /// <summary>Once faults cease, everything unknown resolves and cycles go on.</summary>
    I21,

    /// <summary>The shell threw what is no expected outcome.</summary>
    Unexpected,
}
