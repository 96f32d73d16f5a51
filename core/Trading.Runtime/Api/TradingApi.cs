using Trading.Core;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Api;

/// <summary>
/// The HTTP interface, whoever carries it: both hosts hand every request to <see cref="AnswerAsync"/> and send what it gives. Faults
/// are problem details as in RFC 9457; whoever asks gets no internals.
/// </summary>
public sealed class TradingApi
{
    private readonly (ApiRoute Route, Func<ApiCall, CancellationToken, Task<ApiAnswer>> Handler)[] _routes;
    private readonly Action<string> _note;

    /// <param name="services">What it answers from.</param>
    /// <param name="note">Told what went wrong inside.</param>
    public TradingApi(ApiServices services, Action<string> note)
    {
        var (account, cycles, backtests) = (new AccountHandlers(services), new CycleHandlers(services), new BacktestHandlers(services));
        var (equity, research) = (new EquityHandlers(services), new ResearchHandlers(services));
        _note = note;
        _routes =
        [
            Route("GET", ApiTemplates.Health, ApiAccess.Anonymous, account.HealthAsync),
            Route("GET", ApiTemplates.Liveness, ApiAccess.Anonymous, AccountHandlers.LivenessAsync),
            Route("GET", ApiTemplates.Readiness, ApiAccess.Key, account.ReadinessAsync),
            Route("GET", ApiTemplates.HealthDetail, ApiAccess.Key, account.HealthAsync),
            Route("GET", ApiTemplates.Cycles, ApiAccess.Key, cycles.ListAsync),
            Route("GET", ApiTemplates.CycleWhy, ApiAccess.Key, cycles.WhyAsync),
            Route("GET", ApiTemplates.Trades, ApiAccess.Key, account.TradesAsync),
            Route("GET", ApiTemplates.TradeWhy, ApiAccess.Key, account.WhyAsync),
            Route("GET", ApiTemplates.Alerts, ApiAccess.Key, new AlertHandlers(services).ListAsync),
            Route("POST", ApiTemplates.KillSwitch, ApiAccess.Key, account.KillSwitchAsync),
            Route("POST", ApiTemplates.Backtests, ApiAccess.Key, backtests.StartAsync),
            Route("GET", ApiTemplates.Backtests, ApiAccess.Key, backtests.ListAsync),
            Route("GET", ApiTemplates.Backtest, ApiAccess.Key, backtests.StatusAsync),
            Route("DELETE", ApiTemplates.Backtest, ApiAccess.Key, backtests.CancelAsync),
            Route("GET", ApiTemplates.BacktestReport, ApiAccess.Key, backtests.ReportAsync),
            Route("GET", ApiTemplates.Equity, ApiAccess.Key, equity.EquityAsync),
            Route("GET", ApiTemplates.Comparison, ApiAccess.Key, research.ComparisonAsync),
            Route("GET", ApiTemplates.Datasets, ApiAccess.Key, research.DatasetsAsync),
            Route("GET", ApiTemplates.Dashboard, ApiAccess.Anonymous, DashboardHandlers.PageAsync),
            Route("GET", ApiTemplates.DashboardAsset, ApiAccess.Anonymous, DashboardHandlers.AssetAsync),
        ];
    }

    /// <summary>Every route.</summary>
    public IEnumerable<ApiRoute> Routes => _routes.Select(entry => entry.Route);

    /// <summary>Answers a request.</summary>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async Task<ApiAnswer> AnswerAsync(ApiRequest request, CancellationToken cancellation)
    {
        try
        {
            return await RouteAsync(request, cancellation);
        }
        catch (ApiProblemException problem)
        {
            return ApiAnswer.Problem(problem.Status, problem.Message, request.Path);
        }
        catch (InputException error)
        {
            return ApiAnswer.Problem(ApiStatus.BadRequest, error.Message, request.Path);
        }
        catch (StoreException error)
        {
            _note($"{request.Method} {request.Path}: {error.Message}");
            return ApiAnswer.Problem(ApiStatus.Unavailable, "the store did not answer; ask again", request.Path);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _note($"{request.Method} {request.Path}: {error.GetType().Name}: {error.Message}");
            return ApiAnswer.Problem(ApiStatus.InternalError, "a fault of the program", request.Path);
        }
    }

    private Task<ApiAnswer> RouteAsync(ApiRequest request, CancellationToken cancellation)
    {
        var allowed = new List<string>();
        foreach (var (route, handler) in _routes)
        {
            if (!route.IsMatch(request.Path, out var id))
            {
                continue;
            }

            if (route.Method != request.Method)
            {
                allowed.Add(route.Method);
                continue;
            }

            return route.Access == ApiAccess.Key && request.Closed is { } closed
                ? Task.FromResult(ApiAnswer.Problem(ApiStatus.Unauthorized, closed, request.Path).With("WWW-Authenticate", "Key"))
                : handler(new ApiCall(request, id), cancellation);
        }

        return Task.FromResult(allowed.Count > 0
            ? ApiAnswer.Problem(ApiStatus.MethodNotAllowed, $"{request.Method} is not for this route", request.Path).With("Allow", string.Join(", ", allowed))
            : ApiAnswer.Problem(ApiStatus.NotFound, $"expected {string.Join(", ", Routes.Select(route => route.Path).Distinct())}", request.Path));
    }

    private static (ApiRoute Route, Func<ApiCall, CancellationToken, Task<ApiAnswer>> Handler) Route(
        string method, string template, ApiAccess access, Func<ApiCall, CancellationToken, Task<ApiAnswer>> handler) =>
        (new ApiRoute(method, template, access), handler);
}
