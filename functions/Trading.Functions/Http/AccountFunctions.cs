using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Trading.Runtime.Api;

namespace Trading.Functions.Http;

/// <summary>The routes of the account. Only liveness is for everybody.</summary>
public sealed class AccountFunctions(ApiCarrier api)
{
    [Function(nameof(Health))]
    public Task<IActionResult> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ApiTemplates.Health)] HttpRequest request,
        CancellationToken stop) => api.OpenAsync(request, stop);

    [Function(nameof(Liveness))]
    public Task<IActionResult> Liveness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ApiTemplates.Liveness)] HttpRequest request,
        CancellationToken stop) => api.OpenAsync(request, stop);

    [Function(nameof(Readiness))]
    public Task<IActionResult> Readiness(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.Readiness)] HttpRequest request,
        CancellationToken stop) => api.KeyedAsync(request, stop);

    [Function(nameof(HealthDetail))]
    public Task<IActionResult> HealthDetail(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.HealthDetail)] HttpRequest request,
        CancellationToken stop) => api.KeyedAsync(request, stop);

    [Function(nameof(Cycles))]
    public Task<IActionResult> Cycles(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.Cycles)] HttpRequest request,
        CancellationToken stop) => api.KeyedAsync(request, stop);

    [Function(nameof(CycleWhy))]
    public Task<IActionResult> CycleWhy(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.CycleWhy)] HttpRequest request,
        CancellationToken stop) => api.KeyedAsync(request, stop);

    [Function(nameof(Trades))]
    public Task<IActionResult> Trades(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.Trades)] HttpRequest request,
        CancellationToken stop) => api.KeyedAsync(request, stop);

    [Function(nameof(TradeWhy))]
    public Task<IActionResult> TradeWhy(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.TradeWhy)] HttpRequest request,
        CancellationToken stop) => api.KeyedAsync(request, stop);

    [Function(nameof(Alerts))]
    public Task<IActionResult> Alerts(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.Alerts)] HttpRequest request,
        CancellationToken stop) => api.KeyedAsync(request, stop);

    [Function(nameof(KillSwitch))]
    public Task<IActionResult> KillSwitch(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = ApiTemplates.KillSwitch)] HttpRequest request,
        CancellationToken stop) => api.KeyedAsync(request, stop);
}
