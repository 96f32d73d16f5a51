using System.Text;
using Xunit.Abstractions;

namespace Trading.EndToEnd.Tests.Live;

/// <summary>Whoever means ill, or knows no better, over a real socket: each gets a problem, nobody an insight, and the program goes on.</summary>
public sealed class ApiAbuseTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Requests = 1_000;
    private const int AtOnce = 32;

    private LiveWorld _world = null!;
    private RunningProgram _program = null!;

    public async Task InitializeAsync()
    {
        _world = await LiveWorld.StartAsync();
        _program = await RunningProgram.StartAsync(_world, _world.Account("dry-run"));
        await LiveWorld.UntilAsync(() => _program.Output.Count > 0, "a cycle has ended");
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Requests_MadeUpAndBroken_GetProblemsAndTheProgramGoesOn()
    {
        var before = await HealthAsync();
        var fuzzer = new RequestFuzzer(20_260_101, _world.Secrets["TRADING_HTTP_KEY"]);
        var requests = Enumerable.Range(0, Requests).Select(_ => fuzzer.Next()).ToList();
        var (ours, below, silent) = (0, 0, 0);
        var statuses = new SortedDictionary<int, int>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, _) =>
        {
            var text = await RawHttp.AskAsync(_program.Http.BaseAddress!, request);
            var answer = text.Length == 0 ? null : Checked(text, request);
            lock (statuses)
            {
                (ours, below, silent) = (ours + (answer?.IsOurs == true ? 1 : 0), below + (answer?.IsOurs == false ? 1 : 0), silent + (answer is null ? 1 : 0));
                statuses[answer?.Status ?? 0] = statuses.GetValueOrDefault(answer?.Status ?? 0) + 1;
            }
        });
        output.WriteLine($"{ours} answered by the program, {below} by the server below it, {silent} closed without a word: {string.Join(", ", statuses.Select(pair => $"{pair.Value} x {pair.Key}"))}");

        // Enough of them got past the server below to be judged here, and of all kinds.
        Assert.Equal(Requests, ours + below + silent);
        Assert.True(ours >= 200, $"{ours} reached the program");
        Assert.All((int[])[400, 401, 404, 405, 421], status => Assert.True(statuses.ContainsKey(status), $"none with {status}"));
        Assert.Equal(before, await HealthAsync());
        Assert.DoesNotContain(_program.Error, line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/api/trades/..%2f..%2ftrading.db/why", "", 400)]
    [InlineData("GET", "/api/trades/%2e%2e/why", "", 404)]
    [InlineData("GET", "/api/backtests/%2e%2e%2f%2e%2e%2fpolicy.yaml", "", 400)]
    [InlineData("GET", "/api/backtests/../../policy.yaml", "", 404)]
    [InlineData("GET", "/api/cycles/..%2f..%2fpolicy.yaml/why", "", 400)]
    [InlineData("GET", "/api/trades/%00/why", "", 400)]
    [InlineData("POST", "/api/kill-switch", "{\"level\":", 400)]
    [InlineData("POST", "/api/kill-switch", "nonsense", 400)]
    [InlineData("POST", "/api/backtests", "{\"kind\":\"backtest\",\"dataset\":\"../../trading.db\"}", 400)]
    [InlineData("PUT", "/api/kill-switch", "{}", 405)]
    [InlineData("TRACE", "/api/health", "", 405)]
    public async Task Request_WrongInOneWay_IsAProblemOfThatKind(string method, string path, string body, int expected)
    {
        var answer = await AskAsync($"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nx-functions-key: {_world.Secrets["TRADING_HTTP_KEY"]}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        Assert.Equal(expected, answer.Status);
    }

    [Fact]
    public async Task Request_TooMuchOfAnything_IsRefusedBeforeItIsRead()
    {
        var open = $"Host: 127.0.0.1\r\nx-functions-key: {_world.Secrets["TRADING_HTTP_KEY"]}\r\nContent-Type: application/json\r\nConnection: close\r\n";
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 700));
        Assert.Equal(400, (await AskAsync($"POST /api/kill-switch HTTP/1.1\r\n{open}Content-Length: {deep.Length}\r\n\r\n{deep}")).Status);
        Assert.Equal(414, (await AskAsync($"GET /api/{new string('a', 20_000)} HTTP/1.1\r\n{open}\r\n")).Status);
        Assert.Equal(431, (await AskAsync($"GET /api/cycles HTTP/1.1\r\nHost: 127.0.0.1\r\nx-functions-key: {new string('k', 30_000)}\r\n\r\n")).Status);
        Assert.Equal(401, (await AskAsync($"GET /api/cycles HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nx-functions-key: {new string('k', 8_000)}\r\n\r\n")).Status);

        // A body that says it is a gigabyte, and one that has no end: neither is taken in.
        foreach (var (path, bytesMax) in ((string, int)[])[("/api/kill-switch", 4_000_000), ("/api/backtests", 40_000_000)])
        {
            foreach (var (header, piece) in ((string, string)[])[
                ("Content-Length: 1000000000", new string(' ', 16_384)), ("Transfer-Encoding: chunked", $"4000\r\n{new string(' ', 16_384)}\r\n")])
            {
                var (text, sent) = await RawHttp.PourAsync(
                    _program.Http.BaseAddress!, $"POST {path} HTTP/1.1\r\n{open}{header}\r\n\r\n", Encoding.ASCII.GetBytes(piece), bytesMax);
                Assert.Equal(413, Checked(text, []).Status);
                Assert.InRange(sent, 1, bytesMax - 1);
            }
        }

        Assert.Equal("healthy", (await HealthAsync()).Split('"')[3]);
    }

    private async Task<RawAnswer> AskAsync(string request)
    {
        var bytes = Encoding.UTF8.GetBytes(request);
        return Checked(await RawHttp.AskAsync(_program.Http.BaseAddress!, bytes), bytes);
    }

    private RawAnswer Checked(string text, byte[] request)
    {
        var asked = Encoding.Latin1.GetString(request.AsSpan(0, Math.Min(300, request.Length)));
        try
        {
            var answer = RawAnswer.Parse(text, asked.StartsWith("HEAD", StringComparison.Ordinal));
            answer.RequireProblem();
            foreach (var leak in (string[])[_world.Folder, AppContext.BaseDirectory, "   at ", "Exception", "Trading.Runtime", "Microsoft.", .. _world.Secrets.Values.SelectMany(value => value.Split('\n')).Where(line => line.Length >= 12)])
            {
                // What the asker said itself may come back to it: the path of its request.
                if (!asked.Contains(leak, StringComparison.Ordinal))
                {
                    Assert.DoesNotContain(leak, text, StringComparison.Ordinal);
                }
            }

            return answer;
        }
        catch (Exception error) when (error is FormatException or Xunit.Sdk.XunitException or KeyNotFoundException or System.Text.Json.JsonException)
        {
            throw new InvalidOperationException($"{error.Message}\nasked: {asked}\nanswered: {text}", error);
        }
    }

    private async Task<string> HealthAsync() => await _program.Http.GetStringAsync("/api/health");
}
