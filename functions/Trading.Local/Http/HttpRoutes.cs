using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Local.Hosting;
using Trading.Runtime.Jobs;
using Trading.Runtime.Ports;

namespace Trading.Local.Http;

/// <summary>What the routes answer, whoever carries them: status and JSON. Opening them is the host's to decide.</summary>
internal sealed class HttpRoutes(string account, IStateStore store, HealthJob health, KillSwitchJob killSwitch, TimeProvider clock)
{
    private const int LimitDefault = 100;
    private const int LimitMax = 1_000;

    // Whoever asks in a loop must not make us ask the venue in a loop.
    private static readonly TimeSpan HealthLife = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DefaultRange = TimeSpan.FromHours(24);

    private volatile HealthReport? _health;

    /// <summary>Health: without the detail only whether it is well.</summary>
    public async Task<HttpAnswer> HealthAsync(bool isDetailed, CancellationToken cancellation)
    {
        var report = await ReadHealthAsync(cancellation);
        var status = report.IsHealthy ? HttpAnswer.Ok : HttpAnswer.Unavailable;
        return isDetailed
            ? HttpAnswer.Json(status, report)
            : new HttpAnswer(status, report.IsHealthy ? """{"status":"healthy"}"""u8.ToArray() : """{"status":"unhealthy"}"""u8.ToArray());
    }

    /// <summary>The newest records of cycles, newest first.</summary>
    public async Task<HttpAnswer> CyclesAsync(string? from, string? to, string? limit, CancellationToken cancellation)
    {
        var count = LimitOf(limit);
        var end = TimeOf(to, "to") ?? Timestamp.From(clock.GetUtcNow()).AddMs(1);
        var begin = TimeOf(from, "from") ?? end - DefaultRange;
        var newest = await NewestAsync(store.ReadRecordsAsync(account, begin, end, cancellation), count);
        return new HttpAnswer(HttpAnswer.Ok, ArrayOf(newest.Select(record => record.Json)));
    }

    /// <summary>The newest trades, newest first.</summary>
    public async Task<HttpAnswer> TradesAsync(string? limit, CancellationToken cancellation)
    {
        var newest = await NewestAsync(store.ReadTradesAsync(account, cancellation), LimitOf(limit));
        return new HttpAnswer(HttpAnswer.Ok, ArrayOf(newest.Select(trade => JsonSerializer.Serialize(trade, CoreJson.Compact))));
    }

    /// <summary>Flips the kill switch to the level in <c>{"level":"no-new-risk"}</c>.</summary>
    /// <exception cref="InputException">No level, or not one.</exception>
    public async Task<HttpAnswer> KillSwitchAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var level = KillLevel.Parse(LevelOf(body), "level");
        var result = await killSwitch.FlipAsync(account, level, "http", cancellation);
        _health = null;
        return HttpAnswer.Json(HttpAnswer.Ok, result);
    }

    private static string LevelOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("level", out var level)
                && level.ValueKind == JsonValueKind.String
                    ? level.GetString()!
                    : throw new InputException("level: missing; expected an object such as {\"level\":\"no-new-risk\"}");
        }
        catch (JsonException)
        {
            throw new InputException("body: not JSON; expected an object such as {\"level\":\"no-new-risk\"}");
        }
    }

    private async Task<HealthReport> ReadHealthAsync(CancellationToken cancellation)
    {
        if (_health is { } known && Timestamp.From(clock.GetUtcNow()) <= known.At + HealthLife)
        {
            return known;
        }

        return _health = await health.RunAsync(cancellation);
    }

    private static async Task<List<T>> NewestAsync<T>(IAsyncEnumerable<T> all, int count)
    {
        var newest = new Queue<T>();
        await foreach (var item in all)
        {
            newest.Enqueue(item);
            if (newest.Count > count)
            {
                newest.Dequeue();
            }
        }

        return [.. newest.Reverse()];
    }

    private static byte[] ArrayOf(IEnumerable<string> items) => System.Text.Encoding.UTF8.GetBytes($"[{string.Join(",", items)}]");

    private static int LimitOf(string? text) => text is null ? LimitDefault : CommandLine.Parsing.Count(text, "limit", 1, LimitMax);

    private static Timestamp? TimeOf(string? text, string name) => CommandLine.Parsing.Time(text, name);
}
