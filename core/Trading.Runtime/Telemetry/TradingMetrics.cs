using System.Collections.Immutable;
using static Trading.Runtime.Telemetry.MetricKind;
using Tag = Trading.Runtime.Telemetry.MetricTag;

namespace Trading.Runtime.Telemetry;

/// <summary>
/// Every metric there is. Instruments are made from this list, and tests hold the dashboard (infra/grafana/trading.json) and the table of
/// infra/README.md to it.
/// </summary>
public static class TradingMetrics
{
    private static readonly ImmutableArray<double> CycleSeconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 45, 60, 90, 120];
    private static readonly ImmutableArray<double> CallSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly ImmutableArray<double> SlippageBps = [-100, -50, -20, -10, -5, -2, 0, 2, 5, 10, 20, 50, 100, 200];

    public static Metric CycleCount { get; } = new(
        "trading.cycle.count", Counter, "{cycle}", "Cycles that ended, by what they came to.", [Tag.Account, Tag.Mode, Tag.Outcome]);

    public static Metric CycleDuration { get; } = new(
        "trading.cycle.duration", Histogram, "s", "From a cycle's beginning to its end.", [Tag.Account, Tag.Mode, Tag.Outcome]) { Bounds = CycleSeconds };

    public static Metric StageDuration { get; } = new(
        "trading.cycle.stage.duration", Histogram, "s", "How long each stage of a cycle took.", [Tag.Account, Tag.Mode, Tag.Stage]) { Bounds = CycleSeconds };

    public static Metric Orders { get; } = new(
        "trading.orders", Counter, "{order}", "Orders that came into a state, once that was stored.", [Tag.Account, Tag.Mode, Tag.Leg, Tag.State]);

    public static Metric Fills { get; } = new(
        "trading.fills", Counter, "{fill}", "Fills that were applied and stored.", [Tag.Account, Tag.Mode, Tag.Leg, Tag.Liquidity]);

    public static Metric Fees { get; } = new(
        "trading.fees", Counter, "{quote}", "Fees of those fills, quote currency.", [Tag.Account, Tag.Mode, Tag.Leg]);

    public static Metric Slippage { get; } = new(
        "trading.slippage", Histogram, "{bps}", "What a fill cost against the mid of its decision, basis points; less than nothing is a gain.", [Tag.Account, Tag.Mode, Tag.Leg]) { Bounds = SlippageBps };

    public static Metric Nav { get; } = new("trading.nav", Gauge, "{quote}", "Net asset value at the last mark, quote currency.", [Tag.Account, Tag.Mode]);

    public static Metric Cash { get; } = new("trading.cash", Gauge, "{quote}", "Cash, quote currency.", [Tag.Account, Tag.Mode]);

    public static Metric Drawdown { get; } = new("trading.drawdown", Gauge, "1", "Share of the highest NAV that is lost since.", [Tag.Account, Tag.Mode]);

    public static Metric DrawdownLimit { get; } = new("trading.drawdown.limit", Gauge, "1", "The drawdown at which new risk ends.", [Tag.Account, Tag.Mode]);

    public static Metric Exposure { get; } = new(
        "trading.exposure", Gauge, "1", "Share of NAV at risk in a product: its holding and what entries have reserved.", [Tag.Account, Tag.Mode, Tag.Product]);

    public static Metric ExposureLimit { get; } = new(
        "trading.exposure.limit", Gauge, "1", "The most that may be at risk in one product (position, as the regime scales it) and in all (total), share of NAV.", [Tag.Account, Tag.Mode, Tag.Cap]);

    public static Metric Positions { get; } = new("trading.positions", Gauge, "{position}", "Open positions.", [Tag.Account, Tag.Mode]);

    public static Metric OrdersUnknown { get; } = new(
        "trading.orders.unknown", Gauge, "{order}", "Orders whose outcome is not known.", [Tag.Account, Tag.Mode]);

    public static Metric KillSwitch { get; } = new(
        "trading.kill_switch", Gauge, "{level}", "The operator's switch: 0 off, 1 no new risk, 2 halts all.", [Tag.Account, Tag.Mode]);

    public static Metric TradingState { get; } = new(
        "trading.state", Gauge, "{level}", "What the account may do: 0 all, 1 exits, 2 nothing.", [Tag.Account, Tag.Mode]);

    public static Metric HealthIssues { get; } = new(
        "trading.health.issues", Gauge, "{issue}", "What was wrong when health was last looked at.", [Tag.Account, Tag.Code, Tag.Severity]);

    public static Metric VenueRequests { get; } = new("trading.venue.requests", Counter, "{request}", "Requests to the venue.", [Tag.Endpoint]);

    public static Metric VenueErrors { get; } = new(
        "trading.venue.errors", Counter, "{request}", "Requests to the venue without a usable answer, by how they failed.", [Tag.Endpoint, Tag.Fault]);

    public static Metric VenueLatency { get; } = new(
        "trading.venue.latency", Histogram, "s", "From sending a request to the venue's whole answer, or to giving up.", [Tag.Endpoint]) { Bounds = CallSeconds };

    public static Metric Alerts { get; } = new(
        "trading.alerts", Counter, "{alert}", "What happened to alerts: raised, escalated, reminded, resolved, held back; delivered or undelivered, a channel each.", [Tag.Code, Tag.Severity, Tag.Event]);

    public static Metric BacktestSlices { get; } = new(
        "trading.backtest.slices", Counter, "{slice}", "Slices of backtests that were run.", []);

    /// <summary>All of them.</summary>
    public static ImmutableArray<Metric> All { get; } =
    [
        CycleCount, CycleDuration, StageDuration, Orders, Fills, Fees, Slippage, Nav, Cash, Drawdown, DrawdownLimit, Exposure, ExposureLimit,
        Positions, OrdersUnknown, KillSwitch, TradingState, HealthIssues, VenueRequests, VenueErrors, VenueLatency, Alerts, BacktestSlices,
    ];
}
