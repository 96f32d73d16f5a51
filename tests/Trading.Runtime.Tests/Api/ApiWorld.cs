using System.Text;
using System.Text.Json;
using Trading.Core.Market;
using Trading.Runtime.Api;
using Trading.Runtime.Jobs;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Audit;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Api;

/// <summary>The interface over stores in memory.</summary>
internal sealed class ApiWorld
{
    public const string Engine = "0.1.0-test";

    private readonly List<string> _notes = [];

    public ApiWorld(ToyAccount? account = null, IStateStore? store = null)
    {
        Clock = account?.Clock ?? new ManualClock(Timestamp.Utc(2025, 3, 1));
        Objects = account?.Objects ?? new MemoryObjectStore();
        Store = store ?? account?.Store ?? new InMemoryStateStore();
        var options = new HealthOptions { Account = ToyAccount.Name, Policy = account?.Policy ?? PolicySource.Load(null), CodeVersion = Engine };
        var services = new ApiServices(
            ToyAccount.Name, Store, Objects, new HealthJob(Store, market: null, Objects, options, Clock), new KillSwitchJob(Store, null, Clock), Runner, Engine, Clock);
        Api = new TradingApi(services, _notes.Add);
    }

    public ManualClock Clock { get; }

    public IObjectStore Objects { get; }

    public IStateStore Store { get; }

    public FakeBacktestRunner Runner { get; } = new();

    public TradingApi Api { get; }

    public IReadOnlyList<string> Notes => _notes;

    public async Task<ApiAnswer> AskAsync(
        string method, string path, string? body = null, string? accept = null, string? contentType = "application/json", string? closed = null, string? known = null)
    {
        var query = path.Split('?').Skip(1).SelectMany(q => q.Split('&')).Select(pair => pair.Split('=')).ToDictionary(p => p[0], p => p[1]);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(body ?? ""));
        return await Api.AnswerAsync(
            new ApiRequest
            {
                Method = method,
                Path = path.Split('?')[0],
                Query = query.GetValueOrDefault,
                Accept = accept,
                ContentType = contentType,
                Body = content,
                IfNoneMatch = known,
                Closed = closed,
            },
            CancellationToken.None);
    }

    public static JsonElement JsonOf(ApiAnswer answer)
    {
        using var document = JsonDocument.Parse(answer.Content);
        return document.RootElement.Clone();
    }

    public static string TextOf(ApiAnswer answer) => Encoding.UTF8.GetString(answer.Content.Span);

    /// <summary>Requires a problem as RFC 9457 has it.</summary>
    public static void AssertProblem(ApiAnswer answer, int status, string expected, string path)
    {
        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.ContentType));
        var problem = JsonOf(answer);
        Assert.Equal(["type", "title", "status", "detail", "instance"], problem.EnumerateObject().Select(member => member.Name));
        Assert.Equal((status, path), (problem.GetProperty("status").GetInt32(), problem.GetProperty("instance").GetString()));
        Assert.Contains(expected, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("Problem", problem.GetProperty("title").GetString());
    }
}
