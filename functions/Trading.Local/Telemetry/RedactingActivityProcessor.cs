using System.Diagnostics;
using OpenTelemetry;
using Trading.Runtime.Telemetry;

namespace Trading.Local.Telemetry;

/// <summary>Takes secrets out of traces before they are exported.</summary>
internal sealed class RedactingActivityProcessor(SecretFilter filter) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data) => filter.Clean(data);
}
