namespace Trading.Runtime.Accounts;

/// <summary>What becomes of decisions.</summary>
public enum TradingMode
{
    /// <summary>Decides and records, sends nothing. The shipped default.</summary>
    DryRun,

    /// <summary>Sends to a simulated venue on live or replayed data.</summary>
    Paper,

    /// <summary>Sends real orders.</summary>
    Live,
}
