using System.Net;
using System.Text;
using System.Text.Json;
using Trading.EndToEnd.Tests.Cli;

namespace Trading.EndToEnd.Tests.Live;

/// <summary>Backtests over HTTP, beside the cycles of <c>run</c>.</summary>
public sealed class BacktestHttpTests(SmallMarket market) : IClassFixture<SmallMarket>, IAsyncLifetime
{
    private LiveWorld _world = null!;

    public async Task InitializeAsync() => _world = await LiveWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SkippableFact]
    public async Task Post_SmallBacktest_FinishesAndItsReportIsTheCommandLinesByteForByte()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        var dataset = Push();
        var cli = _world.Run("backtest", "--data", market.Folder, "--split", "month", "--to", "2024-04-01", "--json");
        Assert.True(cli.Code is 0 or 1, cli.Error);
        var stored = Directory.GetFiles(_world.PathOf("results"), "report.json", SearchOption.AllDirectories).Single();

        await using var program = await RunningProgram.StartAsync(_world, _world.Account("dry-run"));
        program.Http.DefaultRequestHeaders.Add("x-functions-key", _world.Secrets["TRADING_HTTP_KEY"]);
        var body = $$"""{"kind":"backtest","dataset":"{{dataset}}","split":"month","to":"2024-04-01"}""";
        var (id, location) = await PostAsync(program, body);
        Assert.Equal((id, location), await PostAsync(program, body));
        await FinishedAsync(program, location);

        var json = await ReportAsync(program, location, "application/json");
        Assert.Equal(await File.ReadAllBytesAsync(stored), json);
        var page = await ReportAsync(program, location, "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(stored)!, "report.html")), page);
        Assert.StartsWith("<!doctype html>", Encoding.UTF8.GetString(page), StringComparison.OrdinalIgnoreCase);
        var list = LiveWorld.Json(await program.Http.GetStringAsync("/api/backtests"));
        Assert.Equal((1, id), (list.GetArrayLength(), list[0].GetProperty("id").GetString()));
        foreach (var (method, path, status) in (IEnumerable<(HttpMethod, string, HttpStatusCode)>)[
            (HttpMethod.Delete, location, HttpStatusCode.Conflict), (HttpMethod.Get, "/api/backtests/nope", HttpStatusCode.BadRequest),
            (HttpMethod.Get, $"/api/backtests/{new string('0', 64)}", HttpStatusCode.NotFound)])
        {
            using var request = new HttpRequestMessage(method, path);
            using var answer = await program.Http.SendAsync(request);
            Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }

        await program.StopAsync();
        Assert.Equal(0, program.Code);
    }

    [SkippableFact]
    public async Task Run_KilledWhileASweepRuns_FinishesItWhenItStartsAgain()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        var dataset = Push();
        var sweep = "schema_version: 1\nsearch: grid\nbudget: 12\nkeys:\n  rules.table[momentum_breakout].stop_pct: {from: 2, to: 7.5, step: 0.5}\n";
        var body = $$"""{"kind":"sweep","dataset":"{{dataset}}","split":"month","sweep":{"file":{{JsonSerializer.Serialize(sweep)}},"trades_min":1} }""";
        string location;
        var slices = _world.PathOf("objects/slices");
        await using (var program = await RunningProgram.StartAsync(_world, _world.Account("dry-run")))
        {
            program.Http.DefaultRequestHeaders.Add("x-functions-key", _world.Secrets["TRADING_HTTP_KEY"]);
            (_, location) = await PostAsync(program, body);
            await LiveWorld.UntilAsync(() => Directory.Exists(slices) && Directory.GetFiles(slices, "*.json").Length > 0, "a slice is finished");
        }

        // Disposing of the program killed it.
        await using var again = await RunningProgram.StartAsync(_world, _world.Account("dry-run"));
        again.Http.DefaultRequestHeaders.Add("x-functions-key", _world.Secrets["TRADING_HTTP_KEY"]);
        await FinishedAsync(again, location);
        var report = LiveWorld.Json(Encoding.UTF8.GetString(await ReportAsync(again, location, "application/json")));
        Assert.Equal(12, report.GetProperty("rows").GetArrayLength());
        Assert.StartsWith("variant,", Encoding.UTF8.GetString(await ReportAsync(again, location, "text/csv")), StringComparison.Ordinal);
        await again.StopAsync();
        Assert.Equal(0, again.Code);
    }

    private string Push()
    {
        var push = _world.Run("data", "push", market.Folder);
        Assert.True(push.Code == 0, push.Error);
        return push.Output.Trim();
    }

    private static async Task<(string Id, string Location)> PostAsync(RunningProgram program, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await program.Http.PostAsync("/api/backtests", content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, text);
        return (LiveWorld.Json(text).GetProperty("id").GetString()!, answer.Headers.Location!.ToString());
    }

    private static async Task FinishedAsync(RunningProgram program, string location)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            var status = LiveWorld.Json(await program.Http.GetStringAsync(location));
            var state = status.GetProperty("state").GetString();
            if (state == "finished")
            {
                return;
            }

            Assert.True(state is "queued" or "running", status.GetRawText());
            Assert.False(late.IsCancellationRequested, status.GetRawText());
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private static async Task<byte[]> ReportAsync(RunningProgram program, string location, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{location}/report");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await program.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
