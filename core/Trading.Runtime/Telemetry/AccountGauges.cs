using System.Diagnostics.Metrics;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Telemetry;

/// <summary>How an account stands, told at the end of each of its cycles.</summary>
internal sealed class AccountGauges(TradingTelemetry telemetry, string account, TradingMode mode)
{
    private readonly KeyValuePair<string, object?> _account = new(MetricTag.Account, account);
    private readonly KeyValuePair<string, object?> _mode = new(MetricTag.Mode, mode.ToCode());
    private readonly Gauge<double> _nav = telemetry.Gauge(TradingMetrics.Nav);
    private readonly Gauge<double> _cash = telemetry.Gauge(TradingMetrics.Cash);
    private readonly Gauge<double> _drawdown = telemetry.Gauge(TradingMetrics.Drawdown);
    private readonly Gauge<double> _drawdownLimit = telemetry.Gauge(TradingMetrics.DrawdownLimit);
    private readonly Gauge<double> _exposure = telemetry.Gauge(TradingMetrics.Exposure);
    private readonly Gauge<double> _exposureLimit = telemetry.Gauge(TradingMetrics.ExposureLimit);
    private readonly Gauge<double> _positions = telemetry.Gauge(TradingMetrics.Positions);
    private readonly Gauge<double> _unknown = telemetry.Gauge(TradingMetrics.OrdersUnknown);
    private readonly Gauge<double> _killSwitch = telemetry.Gauge(TradingMetrics.KillSwitch);
    private readonly Gauge<double> _state = telemetry.Gauge(TradingMetrics.TradingState);

    /// <param name="state">The account.</param>
    /// <param name="market">What the cycle read; a product that it read no price of keeps the exposure it was last told with.</param>
    /// <param name="risk">The limits.</param>
    public void Tell(in CycleState state, MarketSnapshot market, RiskPolicy risk)
    {
        if (!_nav.Enabled)
        {
            return;
        }

        var (nav, high) = ((double)state.Nav.Amount, (double)state.Risk.HighWaterMark.Amount);
        _nav.Record(nav, _account, _mode);
        _cash.Record((double)state.Ledger.Cash.Amount, _account, _mode);
        _drawdown.Record(high > 0 ? Math.Max(0, (high - nav) / high) : 0, _account, _mode);
        _drawdownLimit.Record((double)risk.MaxDrawdownPct / 100, _account, _mode);
        var share = (double)state.Risk.CapShare / 100;
        _exposureLimit.Record((double)risk.PositionCapPctNav * share, _account, _mode, new(MetricTag.Cap, "position"));
        _exposureLimit.Record((double)risk.TotalExposurePctNav * share, _account, _mode, new(MetricTag.Cap, "total"));
        _positions.Record(state.Positions.Length, _account, _mode);
        _unknown.Record(state.Orders.Count(order => order.State == OrderState.Unknown), _account, _mode);
        _killSwitch.Record((int)state.Risk.KillSwitch, _account, _mode);
        _state.Record((int)state.Risk.TradingState, _account, _mode);
        if (nav > 0)
        {
            TellExposure(state, market, nav);
        }
    }

    // Every product of the market is told, so that one that was sold falls to zero.
    private void TellExposure(in CycleState state, MarketSnapshot market, double nav)
    {
        foreach (var row in market.Products)
        {
            var held = state.Account.PositionIn(row.Product.Id)?.Held.Value ?? 0;
            if (held == 0 || row.Bid > 0)
            {
                _exposure.Record(held == 0 ? 0 : (double)held * row.Bid / nav, _account, _mode, new(MetricTag.Product, row.Product.Id.Value));
            }
        }
    }
}
