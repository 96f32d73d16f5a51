using System.Text;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Orders;
using Trading.Core.TradeLog;
using Trading.Runtime.Audit;
using Trading.Runtime.Cycles;
using Trading.Runtime.Jobs;
using Trading.Runtime.Json;

namespace Trading.Runtime.Api;

/// <summary>Answers what concerns the account.</summary>
internal sealed class AccountHandlers(ApiServices services)
{
    private const int SwitchBytesMax = 4_096;
    private const int LevelLengthMax = 100;
    private const string Text = "text/plain";

    private static readonly string[] SwitchMembers = ["level"];

    // What a cycle cannot do without.
    private static readonly HealthCode[] Unready =
        [HealthCode.StoreUnreachable, HealthCode.VenueUnreachable, HealthCode.ClockSkewed, HealthCode.LiveRefused];

    private readonly SharedHealth _health = new(services.Health, services.Clock);

    /// <summary>Health: without the key only whether it is well.</summary>
    public async Task<ApiAnswer> HealthAsync(ApiCall call, CancellationToken cancellation)
    {
        var report = await _health.ReadAsync(cancellation);
        var status = report.IsHealthy ? ApiStatus.Ok : ApiStatus.Unavailable;
        return call.IsOpen ? ApiAnswer.Of(status, report) : ApiAnswer.Of(status, new LivenessDocument(report.IsHealthy ? "healthy" : "unhealthy"));
    }

    /// <summary>That the process answers. What it needs may be out of reach: that is no reason to start another one.</summary>
    public static Task<ApiAnswer> LivenessAsync(ApiCall call, CancellationToken cancellation) =>
        Task.FromResult(ApiAnswer.Of(ApiStatus.Ok, new LivenessDocument("alive")));

    /// <summary>Whether a cycle could be run now: 503 with the codes of what keeps it from that.</summary>
    public async Task<ApiAnswer> ReadinessAsync(ApiCall call, CancellationToken cancellation)
    {
        var report = await _health.ReadAsync(cancellation);
        var codes = report.Issues.Select(issue => issue.Code).Where(Unready.Contains).Distinct().ToArray();
        return ApiAnswer.Of(codes.Length == 0 ? ApiStatus.Ok : ApiStatus.Unavailable, new ReadinessDocument(codes.Length == 0 ? "ready" : "not_ready", codes));
    }

    /// <summary>The newest trades, newest first.</summary>
    public async Task<ApiAnswer> TradesAsync(ApiCall call, CancellationToken cancellation)
    {
        call.Accepts(ApiAnswer.Json);
        var newest = await Newest.OfAsync(services.Store.ReadTradesAsync(services.Account, cancellation), call.Limit());
        return ApiAnswer.ListOf(newest.Select(trade => JsonSerializer.Serialize(trade, CoreJson.Compact)));
    }

    /// <summary>Why a trade was made, as JSON or as text.</summary>
    public async Task<ApiAnswer> WhyAsync(ApiCall call, CancellationToken cancellation)
    {
        var form = call.Accepts(ApiAnswer.Json, Text);
        if (!Guid.TryParseExact(call.Id, "D", out var id))
        {
            throw new InputException($"id: '{call.Id}' is not a trade's; expected such as 49869654-08ef-4b3a-9f0e-5f0a4c1d2b3c");
        }

        if (!await IsThereAsync(new ClientOrderId(id), cancellation))
        {
            throw new ApiProblemException(ApiStatus.NotFound, $"account '{services.Account}' has no trade {call.Id}");
        }

        var why = await ExplainAsync(call.Id, cancellation);
        if (form == ApiAnswer.Json)
        {
            return ApiAnswer.Of(ApiStatus.Ok, why).With("Vary", "Accept");
        }

        using var text = new StringWriter { NewLine = "\n" };
        WhyText.Write(text, why);
        return new ApiAnswer(ApiStatus.Ok, Encoding.UTF8.GetBytes(text.ToString()), $"{Text}; charset=utf-8").With("Vary", "Accept");
    }

    /// <summary>Flips the kill switch to the level in <c>{"level":"no-new-risk"}</c>.</summary>
    public async Task<ApiAnswer> KillSwitchAsync(ApiCall call, CancellationToken cancellation)
    {
        // Whatever the content is said to be: this is not the moment to insist on a header.
        var body = await call.BodyAsync(SwitchBytesMax, cancellation);
        var level = StrictObject.Parse(body, "body", SwitchMembers).RequiredText("level", LevelLengthMax, """an object such as {"level":"no-new-risk"}""");
        var result = await services.KillSwitch.FlipAsync(services.Account, KillLevel.Parse(level, "level"), call.Request.By, cancellation);
        _health.Forget();
        return ApiAnswer.Of(ApiStatus.Ok, result);
    }

    private async Task<TradeWhy> ExplainAsync(string id, CancellationToken cancellation)
    {
        try
        {
            return await new WhyJob(services.Store, new AuditReader(services.Store, services.Objects)).TradeAsync(services.Account, id, cancellation);
        }
        catch (InputException error)
        {
            // The caller asked for a trade that is there; what is left of it is not enough.
            throw new ApiProblemException(ApiStatus.Conflict, $"the trade cannot be explained: {error.Message}");
        }
    }

    private async Task<bool> IsThereAsync(ClientOrderId id, CancellationToken cancellation) =>
        await services.Store.ReadTradesAsync(services.Account, cancellation).AnyAsync(trade => trade.Trade.Id == id, cancellation)
        || (await services.Store.LoadAsync(services.Account, cancellation))?.Document.State.Positions.Any(position => position.TradeId == id) == true;

    private sealed record LivenessDocument(string Status);

    private sealed record ReadinessDocument(string Status, IReadOnlyList<HealthCode> Issues);
}
