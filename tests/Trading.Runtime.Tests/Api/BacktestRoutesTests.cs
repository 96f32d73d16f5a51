using System.Text;
using Trading.Core.Market;
using Trading.Runtime.Api;
using Trading.Runtime.Backtests;
using Trading.Runtime.Runs;
using Trading.Runtime.Sweeps;
using Trading.Runtime.WalkForwards;

namespace Trading.Runtime.Tests.Api;

public class BacktestRoutesTests
{
    private static readonly string Dataset = new('d', 64);
    private static readonly string Id = new('a', 64);
    private static readonly string ReportId = new('b', 64);

    private readonly ApiWorld _world = new();

    [Fact]
    public async Task Post_Request_IsAcceptedUnderItsHashOnce()
    {
        var body = $$"""{"kind":"backtest","dataset":"{{Dataset}}"}""";
        var id = RunRequestReader.Read(Encoding.UTF8.GetBytes(body), ApiWorld.Engine).Request.Id;
        foreach (var type in (string[])["application/json", "application/json; charset=utf-8", "Application/JSON"])
        {
            var answer = await _world.AskAsync("POST", "/api/backtests", body, contentType: type);
            Assert.Equal((202, $"/api/backtests/{id}"), (answer.Status, answer.Headers["Location"]));
            Assert.Equal((id, "queued"), (ApiWorld.JsonOf(answer).GetProperty("id").GetString(), ApiWorld.JsonOf(answer).GetProperty("state").GetString()));
        }

        Assert.Equal(id, Assert.Single(_world.Runner.Runs).Key);
    }

    [Theory]
    [InlineData("{", "application/json", 400, "body: not JSON")]
    [InlineData("{}", "application/json", 400, "kind: is missing")]
    [InlineData("{}", "text/plain", 415, "content-type: expected application/json")]
    [InlineData("{}", null, 415, "content-type: expected application/json")]
    [InlineData("large", "application/json", 413, "expected at most 262144 bytes")]
    public async Task Post_BadRequest_IsAProblem(string body, string? type, int status, string expected)
    {
        var sent = body == "large" ? new string(' ', RunRequestReader.BytesMax + 1) : body;
        ApiWorld.AssertProblem(await _world.AskAsync("POST", "/api/backtests", sent, contentType: type), status, expected, "/api/backtests");
        Assert.Empty(_world.Runner.Runs);
    }

    [Fact]
    public async Task Get_Runs_ListsThemAndTellsHowFarOneIs()
    {
        Put(RunKind.WalkForward, RunState.Running);
        var list = ApiWorld.JsonOf(await _world.AskAsync("GET", "/api/backtests?limit=5"));
        var one = ApiWorld.JsonOf(await _world.AskAsync("GET", $"/api/backtests/{Id}"));
        Assert.Equal(list[0].GetRawText(), one.GetRawText());
        Assert.Equal(
            $$"""{"id":"{{Id}}","kind":"walk_forward","state":"running","posted_at":"2025-01-01T00:00:00Z","stage":2,"stages":2,"slices_done":3,"slices_total":8,"error":null,"href":"/api/backtests/{{Id}}","report":null}""",
            one.GetRawText());
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/report")]
    public async Task Run_UnknownOrNoId_IsAProblem(string method, string rest)
    {
        ApiWorld.AssertProblem(await _world.AskAsync(method, $"/api/backtests/{Id}{rest}"), 404, $"there is no run {Id}", $"/api/backtests/{Id}{rest}");
        foreach (var id in (string[])["x", "..", new string('A', 64), new string('a', 65)])
        {
            ApiWorld.AssertProblem(
                await _world.AskAsync(method, $"/api/backtests/{id}{rest}"), 400, $"id: '{id}' is not a run's; expected 64 hexadecimal digits", $"/api/backtests/{id}{rest}");
        }
    }

    [Fact]
    public async Task Delete_Running_CancelsAndEndedIsAConflict()
    {
        Put(RunKind.Backtest, RunState.Running);
        foreach (var _ in (int[])[1, 2])
        {
            var answer = await _world.AskAsync("DELETE", $"/api/backtests/{Id}");
            Assert.Equal((200, "cancelled"), (answer.Status, ApiWorld.JsonOf(answer).GetProperty("state").GetString()));
        }

        Put(RunKind.Backtest, RunState.Finished);
        ApiWorld.AssertProblem(await _world.AskAsync("DELETE", $"/api/backtests/{Id}"), 409, "the run has ended: finished", $"/api/backtests/{Id}");
    }

    [Theory]
    [InlineData(RunState.Queued, null, "the run has no report yet: it is queued")]
    [InlineData(RunState.Running, null, "the run has no report yet: it is running")]
    [InlineData(RunState.Cancelled, null, "the run has no report yet: it is cancelled")]
    [InlineData(RunState.Failed, "no data", "the run has no report: it failed: no data")]
    public async Task Report_NotThere_IsAConflict(RunState state, string? error, string expected)
    {
        Put(RunKind.Backtest, state, error);
        ApiWorld.AssertProblem(await _world.AskAsync("GET", $"/api/backtests/{Id}/report"), 409, expected, $"/api/backtests/{Id}/report");
    }

    [Theory]
    [InlineData(RunKind.Backtest, null, "json")]
    [InlineData(RunKind.Backtest, "*/*", "json")]
    [InlineData(RunKind.Backtest, "application/json", "json")]
    [InlineData(RunKind.Backtest, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html")]
    [InlineData(RunKind.Backtest, "text/html;q=0.5, application/json;q=0.9", "json")]
    [InlineData(RunKind.Backtest, "text/*", "html")]
    [InlineData(RunKind.Backtest, "application/json;q=0, */*", "html")]
    [InlineData(RunKind.Backtest, "text/csv", null)]
    [InlineData(RunKind.Backtest, "image/png, text/html;q=0", null)]
    [InlineData(RunKind.Sweep, "text/csv", "csv")]
    [InlineData(RunKind.Sweep, "text/html", null)]
    [InlineData(RunKind.WalkForward, "text/*;q=0.2, application/json;q=0.1", "csv")]
    public async Task Report_Accept_ChoosesTheForm(RunKind kind, string? accept, string? form)
    {
        Put(kind, RunState.Finished);
        await new RunArchive(_world.Objects).TryEndAsync(Id, new RunEnd(RunState.Finished, ReportId));
        foreach (var (key, content) in (IEnumerable<(string, string)>)[
            (ReportArchive.KeyOf(ReportId), "json"), (ReportArchive.KeyOf(ReportId, "report.html"), "html"), (SweepArchive.KeyOf(ReportId), "json"),
            (SweepArchive.TableKeyOf(ReportId), "csv"), (WalkForwardArchive.KeyOf(ReportId), "json"), (WalkForwardArchive.TableKeyOf(ReportId), "csv")])
        {
            await _world.Objects.WriteAsync(key, Encoding.UTF8.GetBytes(content));
        }

        var answer = await _world.AskAsync("GET", $"/api/backtests/{Id}/report", accept: accept);
        if (form is null)
        {
            ApiWorld.AssertProblem(answer, 406, "accept: there is only application/json, ", $"/api/backtests/{Id}/report");
            return;
        }

        Assert.Equal((200, form, "Accept"), (answer.Status, ApiWorld.TextOf(answer), answer.Headers["Vary"]));
        Assert.Equal(form == "json" ? "application/json" : $"text/{form}; charset=utf-8", answer.ContentType);
        Assert.Equal(form == "html", answer.Headers.ContainsKey("Content-Security-Policy"));
    }

    [Fact]
    public async Task Report_RemovedFromTheStore_SaysSo()
    {
        Put(RunKind.Backtest, RunState.Finished);
        await new RunArchive(_world.Objects).TryEndAsync(Id, new RunEnd(RunState.Finished, ReportId));
        ApiWorld.AssertProblem(await _world.AskAsync("GET", $"/api/backtests/{Id}/report"), 404, "was removed from the store", $"/api/backtests/{Id}/report");
    }

    private void Put(RunKind kind, RunState state, string? error = null) =>
        _world.Runner.Runs[Id] = new RunStatus(Id, kind, state, Timestamp.Utc(2025, 1, 1), 2, 2, 3, 8, error);
}
