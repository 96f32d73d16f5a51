namespace Trading.Core.Risk;

/// <summary>The operator's switch.</summary>
public enum KillSwitch
{
    Off,

    /// <summary>No new risk; exits go on.</summary>
    NoNewRisk,

    /// <summary>Nothing is sent.</summary>
    HaltAll,
}
