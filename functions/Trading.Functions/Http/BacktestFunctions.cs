using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Trading.Runtime.Api;

namespace Trading.Functions.Http;

/// <summary>The routes of backtests, sweeps and walk-forwards. The task hub's own addresses are handed to nobody.</summary>
public sealed class BacktestFunctions(ApiCarrier api)
{
    [Function(nameof(StartBacktest))]
    public Task<IActionResult> StartBacktest(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = ApiTemplates.Backtests)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken stop) => api.KeyedAsync(request, client, stop);

    [Function(nameof(ListBacktests))]
    public Task<IActionResult> ListBacktests(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.Backtests)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken stop) => api.KeyedAsync(request, client, stop);

    [Function(nameof(FindBacktest))]
    public Task<IActionResult> FindBacktest(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.Backtest)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken stop) => api.KeyedAsync(request, client, stop);

    [Function(nameof(CancelBacktest))]
    public Task<IActionResult> CancelBacktest(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = ApiTemplates.Backtest)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken stop) => api.KeyedAsync(request, client, stop);

    [Function(nameof(BacktestReport))]
    public Task<IActionResult> BacktestReport(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.BacktestReport)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken stop) => api.KeyedAsync(request, client, stop);
}
