namespace Trading.Core.Analytics;

/// <summary>By what a search calls one run better than another.</summary>
public enum Objective
{
    /// <summary>Sharpe ratio of daily NAV returns.</summary>
    Sharpe,

    /// <summary>Sortino ratio of daily NAV returns.</summary>
    Sortino,

    /// <summary>CAGR over the deepest drawdown.</summary>
    Calmar,

    /// <summary>Total return of NAV.</summary>
    Return,
}
