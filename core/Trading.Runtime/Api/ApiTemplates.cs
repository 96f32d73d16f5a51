namespace Trading.Runtime.Api;

/// <summary>Where the routes are, below <see cref="Prefix"/>; constants, so that attributes of a host can name them.</summary>
public static class ApiTemplates
{
    /// <summary>Before every template.</summary>
    public const string Prefix = "api";

    /// <summary>Whether it is well; with the key, how it is.</summary>
    public const string Health = "health";

    /// <summary>How it is.</summary>
    public const string HealthDetail = "health/detail";

    public const string Cycles = "cycles";

    public const string Trades = "trades";

    public const string TradeWhy = "trades/{id}/why";

    public const string KillSwitch = "kill-switch";

    /// <summary>Backtests, sweeps and walk-forwards: the request's kind says which.</summary>
    public const string Backtests = "backtests";

    public const string Backtest = "backtests/{id}";

    public const string BacktestReport = "backtests/{id}/report";
}
