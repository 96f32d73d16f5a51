using System.Globalization;
using Trading.Core;
using Trading.Runtime.Coinbase;

namespace Trading.Runtime.Telemetry;

/// <summary>Counts requests to the venue. Safe for use by several threads.</summary>
internal sealed class VenueTelemetry(TradingTelemetry telemetry)
{
    private const string NoAnswer = "no_answer";

    public void Called(CoinbaseCall call)
    {
        var endpoint = new KeyValuePair<string, object?>(MetricTag.Endpoint, call.Endpoint.ToCode());
        telemetry.VenueRequests.Add(1, endpoint);
        telemetry.VenueLatency.Record(call.Duration.TotalSeconds, endpoint);
        if (call.Status is < 200 or >= 300 && telemetry.VenueErrors.Enabled)
        {
            var fault = call.Status == 0 ? NoAnswer : call.Status.ToString(CultureInfo.InvariantCulture);
            telemetry.VenueErrors.Add(1, endpoint, new(MetricTag.Fault, fault));
        }
    }
}
