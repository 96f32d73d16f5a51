namespace Trading.Core.Orders;

/// <summary>Why a position is closed.</summary>
public enum ExitReason
{
    Stop,
    Target,
    MaxHold,

    /// <summary>A signal asked to close its own position.</summary>
    Signal,

    /// <summary>The backtest ended and closes what is open.</summary>
    EndOfRun,

    /// <summary>An operator asked for it.</summary>
    Manual,
}
