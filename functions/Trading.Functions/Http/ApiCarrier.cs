using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Trading.Functions.Hosting;
using Trading.Functions.Runs;
using Trading.Runtime.Api;

namespace Trading.Functions.Http;

/// <summary>Carries requests to the API that both hosts have, and its answers back.</summary>
public sealed class ApiCarrier
{
    private const string KeyHeader = "x-functions-key";

    private readonly TradingApi _api;

    // The host hands a client to each call; all of them speak to the one task hub.
    private volatile DurableTaskClient? _client;

    public ApiCarrier(CloudHost host, ILogger<ApiCarrier> log)
    {
        var runner = new DurableBacktestRunner(host.Runs, () => _client ?? throw new InvalidOperationException("no call has brought a client of the task hub"));
        _api = new TradingApi(
            new ApiServices(host.Account, host.Stores.State, host.Stores.Objects, host.Health, host.KillSwitch, runner, host.Runs.EngineVersion, host.Clock),
            note => log.LogError("HTTP: {Note}", note));
    }

    /// <summary>Every route of the API.</summary>
    public IEnumerable<ApiRoute> Routes => _api.Routes;

    /// <summary>Answers a call that the host has let through because of its key.</summary>
    public Task<IActionResult> KeyedAsync(HttpRequest request, CancellationToken stop) => AnswerAsync(request, closed: null, stop);

    /// <summary>Answers such a call that needs the task hub.</summary>
    public Task<IActionResult> KeyedAsync(HttpRequest request, DurableTaskClient client, CancellationToken stop)
    {
        _client = client;
        return AnswerAsync(request, closed: null, stop);
    }

    /// <summary>Answers a call by whoever it is.</summary>
    public Task<IActionResult> OpenAsync(HttpRequest request, CancellationToken stop) =>
        AnswerAsync(request, $"expected the key in the header {KeyHeader}", stop);

    private async Task<IActionResult> AnswerAsync(HttpRequest request, string? closed, CancellationToken stop)
    {
        var call = new ApiRequest
        {
            Method = request.Method,
            Path = request.Path.Value ?? "",
            Query = name => request.Query.TryGetValue(name, out var values) ? values.ToString() : null,
            Accept = request.Headers.Accept,
            ContentType = request.ContentType,
            IfNoneMatch = request.Headers.IfNoneMatch,
            Body = request.Body,
            Closed = closed,
        };
        return new ApiResult(await _api.AnswerAsync(call, stop));
    }
}
