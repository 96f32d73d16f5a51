using Trading.Core.Market;
using Trading.Runtime.Runs;

namespace Trading.Runtime.Api;

/// <summary>A run as it is answered.</summary>
internal sealed record RunDocument(
    string Id,
    RunKind? Kind,
    RunState State,
    Timestamp PostedAt,
    int Stage,
    int Stages,
    int SlicesDone,
    int SlicesTotal,
    string? Error,
    string Href,
    string? Report)
{
    public static RunDocument Of(RunStatus status) => new(
        status.Id,
        status.Kind,
        status.State,
        status.PostedAt,
        status.Stage,
        status.Stages,
        status.SlicesDone,
        status.SlicesTotal,
        status.Error,
        HrefOf(status.Id),
        status.State == RunState.Finished ? $"{HrefOf(status.Id)}/report" : null);

    public static string HrefOf(string id) => $"/{ApiTemplates.Prefix}/{ApiTemplates.Backtests}/{id}";
}
