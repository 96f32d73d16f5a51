using System.Diagnostics;
using OpenTelemetry;

namespace Trading.Functions.Telemetry;

/// <summary>Takes secrets out of traces before they are exported.</summary>
internal sealed class RedactingActivityProcessor(SecretFilter filter) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        foreach (var (name, value) in data.TagObjects.ToList())
        {
            if (value?.ToString() is { } text && filter.Clean(text) is var clean && clean != text)
            {
                data.SetTag(name, clean);
            }
        }

        data.DisplayName = filter.Clean(data.DisplayName);
        if (data.StatusDescription is { } description)
        {
            data.SetStatus(data.Status, filter.Clean(description));
        }
    }
}
