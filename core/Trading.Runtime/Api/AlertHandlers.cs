using Trading.Runtime.Monitoring.Alerts;

namespace Trading.Runtime.Api;

/// <summary>Answers what operators were told.</summary>
internal sealed class AlertHandlers(ApiServices services)
{
    private readonly AlertStore _store = new(services.Objects, services.Account);

    /// <summary>What stands, what waits for a channel, and the newest of the log.</summary>
    public async Task<ApiAnswer> ListAsync(ApiCall call, CancellationToken cancellation)
    {
        call.Accepts(ApiAnswer.Json);
        return ApiAnswer.Of(ApiStatus.Ok, await AlertsReport.ReadAsync(_store, services.Account, call.Limit(), cancellation));
    }
}
