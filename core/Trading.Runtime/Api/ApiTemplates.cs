namespace Trading.Runtime.Api;

/// <summary>Where the routes are, below <see cref="Prefix"/>; constants, so that attributes of a host can name them.</summary>
public static class ApiTemplates
{
    /// <summary>Before every template.</summary>
    public const string Prefix = "api";

    /// <summary>Whether it is well; with the key, how it is.</summary>
    public const string Health = "health";

    /// <summary>Whether the process answers at all; it asks nothing.</summary>
    public const string Liveness = "health/live";

    /// <summary>Whether a cycle could be run now.</summary>
    public const string Readiness = "health/ready";

    /// <summary>How it is.</summary>
    public const string HealthDetail = "health/detail";

    public const string Cycles = "cycles";

    /// <summary>Why a cycle, or a product in it, came to what it did.</summary>
    public const string CycleWhy = "cycles/{id}/why";

    public const string Trades = "trades";

    public const string TradeWhy = "trades/{id}/why";

    /// <summary>What operators were told.</summary>
    public const string Alerts = "alerts";

    public const string KillSwitch = "kill-switch";

    /// <summary>Backtests, sweeps and walk-forwards: the request's kind says which.</summary>
    public const string Backtests = "backtests";

    public const string Backtest = "backtests/{id}";

    public const string BacktestReport = "backtests/{id}/report";

    /// <summary>The account's value over time, as JSON or as a picture.</summary>
    public const string Equity = "equity";

    /// <summary>The newest comparison of the account with its backtest.</summary>
    public const string Comparison = "comparison";

    /// <summary>What backtests can be run on.</summary>
    public const string Datasets = "datasets";

    /// <summary>The page for people; the local host shows it on <c>/</c> too.</summary>
    public const string Dashboard = "dashboard";

    /// <summary>What the page is made of.</summary>
    public const string DashboardAsset = "dashboard/{id}";
}
