using System.Diagnostics.Metrics;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Risk;
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
    /// <param name="market">What the cycle read; where it read no price of a holding, exposure stays as it was last told.</param>
    /// <param name="policy">The limits.</param>
    public void Tell(in CycleState state, MarketSnapshot market, TradingPolicy policy)
    {
        if (!_nav.Enabled)
        {
            return;
        }

        var (nav, high) = ((double)state.Nav.Amount, (double)state.Risk.HighWaterMark.Amount);
        _nav.Record(nav, _account, _mode);
        _cash.Record((double)state.Ledger.Cash.Amount, _account, _mode);
        _drawdown.Record(high > 0 ? Math.Max(0, (high - nav) / high) : 0, _account, _mode);
        _drawdownLimit.Record((double)policy.Risk.MaxDrawdownPct / 100, _account, _mode);
        _positions.Record(state.Positions.Length, _account, _mode);
        _unknown.Record(state.Orders.Count(order => order.State == OrderState.Unknown), _account, _mode);
        _killSwitch.Record((int)state.Risk.KillSwitch, _account, _mode);
        _state.Record((int)state.Risk.TradingState, _account, _mode);
        if (nav > 0
            && ExposureReading.Of(policy.Risk, policy.Regime.For(state.Regime), state.Account, state.Risk.CapShare, market) is { } exposure)
        {
            TellExposure(exposure, market, nav);
        }
    }

    // As the caps count it. Every product of the market is told, so that one that was sold falls to zero.
    private void TellExposure(ExposureReading exposure, MarketSnapshot market, double nav)
    {
        _exposureLimit.Record((double)exposure.PositionCap.Amount / nav, _account, _mode, new(MetricTag.Cap, "position"));
        _exposureLimit.Record((double)exposure.TotalCap.Amount / nav, _account, _mode, new(MetricTag.Cap, "total"));
        var atRisk = exposure.Products.ToDictionary(line => line.Name, line => (double)line.Exposure.Amount, StringComparer.Ordinal);
        foreach (var row in market.Products)
        {
            var product = row.Product.Id.Value;
            _exposure.Record(atRisk.GetValueOrDefault(product) / nav, _account, _mode, new(MetricTag.Product, product));
        }
    }
}
