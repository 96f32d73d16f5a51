using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Trading.Runtime.Api;

namespace Trading.Functions.Http;

/// <summary>The page for people, which holds no data and so is for everybody, and what it alone asks for, which needs the key.</summary>
public sealed class DashboardFunctions(ApiCarrier api)
{
    [Function(nameof(Dashboard))]
    public Task<IActionResult> Dashboard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ApiTemplates.Dashboard)] HttpRequest request,
        CancellationToken stop) => api.OpenAsync(request, stop);

    [Function(nameof(DashboardAsset))]
    public Task<IActionResult> DashboardAsset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ApiTemplates.DashboardAsset)] HttpRequest request,
        CancellationToken stop) => api.OpenAsync(request, stop);

    [Function(nameof(Equity))]
    public Task<IActionResult> Equity(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.Equity)] HttpRequest request,
        CancellationToken stop) => api.KeyedAsync(request, stop);

    [Function(nameof(Comparison))]
    public Task<IActionResult> Comparison(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.Comparison)] HttpRequest request,
        CancellationToken stop) => api.KeyedAsync(request, stop);

    [Function(nameof(Datasets))]
    public Task<IActionResult> Datasets(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = ApiTemplates.Datasets)] HttpRequest request,
        CancellationToken stop) => api.KeyedAsync(request, stop);
}
