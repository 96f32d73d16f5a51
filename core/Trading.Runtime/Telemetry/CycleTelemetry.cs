using System.Diagnostics;
using Trading.Core;
using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;

namespace Trading.Runtime.Telemetry;

/// <summary>
/// Metrics and spans of one account's cycles: a span a cycle, below it one for each stage. Where nobody listens it does nothing and
/// allocates nothing. Not for use by several threads.
/// </summary>
/// <param name="telemetry">The instruments.</param>
/// <param name="account">Name of the account.</param>
/// <param name="mode">What it is.</param>
/// <param name="policyHash">The policy that decides.</param>
/// <param name="codeVersion">The code that decides.</param>
/// <param name="clock">The time.</param>
public sealed class CycleTelemetry(
    TradingTelemetry telemetry, string account, TradingMode mode, string policyHash, string codeVersion, TimeProvider clock)
{
    /// <summary>Name of a cycle's span. That of a stage is the stage's.</summary>
    public const string SpanName = "cycle";

    private readonly KeyValuePair<string, object?> _account = new(MetricTag.Account, account);
    private readonly KeyValuePair<string, object?> _mode = new(MetricTag.Mode, mode.ToCode());

    /// <summary>The account as it is told at the end of a cycle.</summary>
    internal AccountGauges Gauges { get; } = new(telemetry, account, mode);

    /// <summary>Whether anybody listens to orders and fills.</summary>
    internal bool IsCounting => telemetry.Orders.Enabled || telemetry.Fills.Enabled;

    /// <summary>Runs a cycle within its span, and counts it.</summary>
    internal async Task<CycleOutcome> RunAsync(
        CycleRequest request, Func<CycleRequest, CancellationToken, Task<CycleOutcome>> run, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        using var span = Begin(request);
        try
        {
            var outcome = await run(request, cancellation);
            Ended(span, outcome, clock.GetElapsedTime(start));
            return outcome;
        }
        catch (Exception error)
        {
            Fail(span, error.GetType().Name, error.Message);
            throw;
        }
    }

    /// <summary>Begins the span of a cycle; null where nobody listens.</summary>
    internal Activity? Begin(CycleRequest request)
    {
        var span = telemetry.Source.StartActivity(SpanName);
        if (span is { IsAllDataRequested: true })
        {
            foreach (var (name, value) in new CycleScope(account, request.Slot, policyHash))
            {
                span.SetTag(name, value);
            }

            span.SetTag("trading.mode", mode.ToCode()).SetTag("trading.code_version", codeVersion);
        }

        return span;
    }

    /// <summary>A cycle came to its end.</summary>
    internal void Ended(Activity? span, CycleOutcome outcome, TimeSpan took)
    {
        var kind = new KeyValuePair<string, object?>(MetricTag.Outcome, outcome.Kind.ToCode());
        telemetry.CycleCount.Add(1, _account, _mode, kind);
        telemetry.CycleDuration.Record(took.TotalSeconds, _account, _mode, kind);
        if (span is null)
        {
            return;
        }

        span.SetTag("trading.outcome", outcome.Text);
        if (outcome.Kind == CycleOutcomeKind.Failed)
        {
            Fail(span, outcome.Text[(outcome.Text.IndexOf(':', StringComparison.Ordinal) + 1)..], outcome.Message);
        }
    }

    /// <summary>A stage ended just now.</summary>
    internal void StageEnded(string stage, TimeSpan took)
    {
        telemetry.StageDuration.Record(took.TotalSeconds, _account, _mode, new(MetricTag.Stage, stage));
        if (telemetry.Source.HasListeners())
        {
            var now = clock.GetUtcNow();
            using var span = telemetry.Source.StartActivity(stage, ActivityKind.Internal, parentContext: default, tags: null, links: null, now - took);
            span?.SetEndTime(now.UtcDateTime);
        }
    }

    /// <summary>An order came into a state, and that is stored.</summary>
    internal void Counted(OrderLeg leg, OrderState state) => telemetry.Orders.Add(
        1, _account, _mode, new(MetricTag.Leg, leg.ToCode()), new(MetricTag.State, state.ToCode()));

    /// <summary>A fill was applied, and that is stored.</summary>
    /// <param name="fill">The fill.</param>
    /// <param name="intent">Its order.</param>
    internal void Counted(Fill fill, OrderIntent intent)
    {
        var leg = new KeyValuePair<string, object?>(MetricTag.Leg, intent.Leg.ToCode());
        telemetry.Fills.Add(1, _account, _mode, leg, new(MetricTag.Liquidity, fill.Liquidity.ToCode()));
        telemetry.Fees.Add((double)fill.Fee.Amount, _account, _mode, leg);
        var mid = (double)intent.DecisionMid.Value;
        if (mid > 0)
        {
            var worse = (double)fill.Price.Value - mid;
            telemetry.Slippage.Record((fill.Side == Core.Market.Side.Buy ? worse : -worse) / mid * 10_000, _account, _mode, leg);
        }
    }

    private static void Fail(Activity? span, string type, string message) =>
        span?.SetTag("error.type", type).SetStatus(ActivityStatusCode.Error, message);
}
