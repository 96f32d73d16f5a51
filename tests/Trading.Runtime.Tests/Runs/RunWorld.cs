using System.Text;
using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;
using Trading.Runtime.Datasets;
using Trading.Runtime.Runs;
using Trading.Runtime.Tests.Backtests;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Runs;

/// <summary>A small market of two products over two months in an object store, and requests for it; made once for all tests of a class.</summary>
public sealed class RunWorld : IAsyncLifetime, IDisposable
{
    /// <summary>A sweep of three variants.</summary>
    internal const string SweepYaml = "schema_version: 1\nsearch: grid\nbudget: 3\nkeys:\n  rules.table[momentum_breakout].stop_pct: [4, 6, 8]\n";

    private readonly TempFolder _temp = new();
    private readonly MemoryObjectStore _template = new();

    internal FolderDataset Dataset { get; private set; } = null!;

    internal string DatasetId => Dataset.Id;

    public async Task InitializeAsync()
    {
        var market = new SyntheticMarket(SyntheticMarketOptions.Default(3) with
        {
            Products = [.. SyntheticProducts.Four.Take(2)],
            From = Timestamp.Utc(2024, 1, 1),
            To = Timestamp.Utc(2024, 3, 1),
        });
        SyntheticDatasetWriter.Write(market, _temp["market"], withQuotes: false);
        Dataset = FolderDataset.Open(_temp["market"]);
        using var datasets = new ObjectDatasets(_template, _temp["none"]);
        await datasets.PushAsync(_temp["market"]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temp.Dispose();

    /// <summary>A folder for copies of datasets.</summary>
    internal string CacheOf(string name) => _temp[name];

    /// <summary>A store with the dataset in it.</summary>
    internal MemoryObjectStore NewStore(int writesUntilFailure = int.MaxValue)
    {
        var store = new MemoryObjectStore(writesUntilFailure);
        foreach (var (key, content) in _template.Objects)
        {
            store.Objects[key] = content;
        }

        return store;
    }

    /// <summary>A process of its own over a store: it knows nothing but what is stored.</summary>
    internal StagedRuns RunsOn(MemoryObjectStore store, TimeProvider? clock = null) =>
        new(store, new ObjectDatasets(store, _temp["cache"]), clock ?? TimeProvider.System, TestRun.Engine);

    /// <summary>A request of each kind, with the members that are given in place of those it has.</summary>
    internal PostedRun Posted(RunKind kind, params (string Name, string? Json)[] more) => RunRequestReader.Read(Json(kind, more), TestRun.Engine);

    internal byte[] Json(RunKind kind, params (string Name, string? Json)[] more)
    {
        var members = new SortedDictionary<string, string?>(StringComparer.Ordinal)
        {
            ["kind"] = $"\"{(kind == RunKind.WalkForward ? "walk_forward" : kind.ToString().ToLowerInvariant())}\"",
            ["dataset"] = $"\"{DatasetId}\"",
        };
        if (kind != RunKind.WalkForward)
        {
            members["split"] = "\"month\"";
        }

        if (kind != RunKind.Backtest)
        {
            members["sweep"] = $$"""{"file":{{System.Text.Json.JsonSerializer.Serialize(SweepYaml)}},"trades_min":1}""";
        }

        if (kind == RunKind.WalkForward)
        {
            members["walk_forward"] = """{"in_sample_days":20,"out_of_sample_days":10,"embargo_days":1}""";
        }

        foreach (var (name, json) in more)
        {
            members[name] = json;
        }

        return Encoding.UTF8.GetBytes($"{{{string.Join(',', members.Where(m => m.Value is not null).Select(m => $"\"{m.Key}\":{m.Value}"))}}}");
    }
}
