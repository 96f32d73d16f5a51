using Trading.Core;
using Trading.Runtime.Ports;
using Trading.Runtime.Runs;

namespace Trading.Runtime.Api;

/// <summary>Answers what concerns backtests, sweeps and walk-forwards.</summary>
internal sealed class BacktestHandlers(ApiServices services)
{
    // The page is one file: it needs nothing from anywhere, and may get nothing.
    private const string PagePolicy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly RunArchive _archive = new(services.Objects);

    public async Task<ApiAnswer> StartAsync(ApiCall call, CancellationToken cancellation)
    {
        call.RequireJson();
        var posted = RunRequestReader.Read(await call.BodyAsync(RunRequestReader.BytesMax, cancellation), services.EngineVersion);
        var status = await services.Backtests.StartAsync(posted, cancellation);
        return ApiAnswer.Of(ApiStatus.Accepted, RunDocument.Of(status)).With("Location", RunDocument.HrefOf(status.Id));
    }

    public async Task<ApiAnswer> ListAsync(ApiCall call, CancellationToken cancellation)
    {
        call.Accepts(ApiAnswer.Json);
        return ApiAnswer.Of(ApiStatus.Ok, (await services.Backtests.ListAsync(call.Limit(), cancellation)).Select(RunDocument.Of));
    }

    public async Task<ApiAnswer> StatusAsync(ApiCall call, CancellationToken cancellation)
    {
        call.Accepts(ApiAnswer.Json);
        return ApiAnswer.Of(ApiStatus.Ok, RunDocument.Of(await FindAsync(call, cancellation)));
    }

    public async Task<ApiAnswer> CancelAsync(ApiCall call, CancellationToken cancellation)
    {
        var status = await services.Backtests.CancelAsync(IdOf(call), cancellation) ?? throw NotThere(call);
        return status.State == RunState.Cancelled
            ? ApiAnswer.Of(ApiStatus.Ok, RunDocument.Of(status))
            : throw new ApiProblemException(ApiStatus.Conflict, $"the run has ended: {status.State.ToCode()}");
    }

    public async Task<ApiAnswer> ReportAsync(ApiCall call, CancellationToken cancellation)
    {
        var status = await FindAsync(call, cancellation);
        if (status is not { State: RunState.Finished, Kind: { } kind } || (await _archive.EndAsync(status.Id, cancellation))?.ReportId is not { } id)
        {
            throw new ApiProblemException(ApiStatus.Conflict, status.Error is { } error
                ? $"the run has no report: it {status.State.ToCode()}: {error}"
                : $"the run has no report yet: it is {status.State.ToCode()}");
        }

        var forms = RunReports.FormsOf(kind, id);
        var form = forms[call.Accepts([.. forms.Keys])];
        var content = await services.Objects.ReadAsync(form.Key, cancellation)
            ?? throw new ApiProblemException(ApiStatus.NotFound, $"{form.Key}: was removed from the store");
        var answer = new ApiAnswer(ApiStatus.Ok, content, form.ContentType).With("Vary", "Accept");
        return form.ContentType.StartsWith(RunReports.Html, StringComparison.Ordinal) ? answer.With("Content-Security-Policy", PagePolicy) : answer;
    }

    private async Task<RunStatus> FindAsync(ApiCall call, CancellationToken cancellation) =>
        await services.Backtests.FindAsync(IdOf(call), cancellation) ?? throw NotThere(call);

    private static string IdOf(ApiCall call) => RunArchive.IsId(call.Id)
        ? call.Id
        : throw new InputException($"id: '{call.Id}' is not a run's; expected 64 hexadecimal digits in lower case");

    private static ApiProblemException NotThere(ApiCall call) => new(ApiStatus.NotFound, $"there is no run {call.Id}; expected one that was posted");
}
