using System.Globalization;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Runtime.Json;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Runs;

/// <summary>
/// Runs in an object store, each in a folder named by its id: <c>run.json</c> (the request and when it came), <c>stage-n.json</c> (the
/// slices of a stage) and <c>end.json</c> (how it ended). What is here survives whoever works on it.
/// </summary>
public sealed class RunArchive(IObjectStore store)
{
    private const int SchemaVersion = 1;
    private const int IdDigits = 64;
    private const string Folder = "runs/";
    private const string RunFile = "/run.json";

    private static readonly string[] Members = ["schema_version", "posted_at", "request"];

    /// <summary>Whether this can be the id of a run: 64 lower-case hexadecimal digits.</summary>
    public static bool IsId(string? id) => id is { Length: IdDigits } && id.All(char.IsAsciiHexDigitLower);

    public static string KeyOf(string id) => $"{Folder}{id}{RunFile}";

    /// <param name="id">The run's.</param>
    /// <param name="stage">From 1.</param>
    public static string StageKeyOf(string id, int stage) => $"{Folder}{id}/stage-{stage.ToString(CultureInfo.InvariantCulture)}.json";

    public static string EndKeyOf(string id) => $"{Folder}{id}/end.json";

    /// <summary>Stores a run unless it is there.</summary>
    public async Task PostAsync(RunRequest request, Timestamp at, CancellationToken cancellation = default)
    {
        using var canonical = JsonDocument.Parse(request.ToJson());
        var content = JsonSerializer.SerializeToUtf8Bytes(new Document(SchemaVersion, at, canonical.RootElement), CoreJson.Compact);
        await store.TryCreateAsync(KeyOf(request.Id), content, cancellation);
    }

    /// <summary>A run; null where there is none of this id.</summary>
    /// <exception cref="InputException">It is damaged.</exception>
    public async Task<StoredRun?> FindAsync(string id, CancellationToken cancellation = default)
    {
        if (!IsId(id) || await store.ReadAsync(KeyOf(id), cancellation) is not { } content)
        {
            return null;
        }

        var document = StrictObject.Parse(content, KeyOf(id), Members);
        if (document.Whole("schema_version", SchemaVersion, SchemaVersion) is null || document.Time("posted_at") is not { } at || document.Raw("request") is not { } json)
        {
            throw new InputException($"{KeyOf(id)}: damaged: expected {string.Join(", ", Members)}");
        }

        var request = RunRequestReader.Read(json).Request;
        return request.Id == id
            ? new StoredRun(request, at, await EndAsync(id, cancellation))
            : throw new InputException($"{KeyOf(id)}: damaged: holds the run {request.Id}");
    }

    /// <summary>Ids of all runs in ordinal order.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellation = default) =>
    [
        .. (await store.ListAsync(Folder, cancellation))
            .Where(key => key.EndsWith(RunFile, StringComparison.Ordinal))
            .Select(key => key[Folder.Length..^RunFile.Length])
            .Where(IsId),
    ];

    /// <summary>The newest runs, newest first. One that cannot be read has a status that says why, and stands last.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<(StoredRun? Stored, RunStatus Status)>> ListAsync(int limit, CancellationToken cancellation = default)
    {
        var all = new List<(StoredRun? Stored, RunStatus Status)>();
        foreach (var id in await IdsAsync(cancellation))
        {
            try
            {
                if (await FindAsync(id, cancellation) is { } stored)
                {
                    all.Add((stored, stored.ToStatus()));
                }
            }
            catch (InputException error)
            {
                all.Add((null, new RunStatus(id, Kind: null, RunState.Failed, Timestamp.MinValue, 0, 0, 0, 0, error.Message)));
            }
        }

        return [.. all.OrderByDescending(run => run.Status.PostedAt).ThenBy(run => run.Status.Id, StringComparer.Ordinal).Take(limit)];
    }

    /// <summary>Stores the plan of a stage; the same plan again writes nothing.</summary>
    public async Task SaveStageAsync(string id, RunStage stage, CancellationToken cancellation = default)
    {
        var (key, content) = (StageKeyOf(id, stage.Number), stage.ToJson());
        if (await store.ReadAsync(key, cancellation) is not { } stored || !stored.AsSpan().SequenceEqual(content))
        {
            await store.WriteAsync(key, content, cancellation);
        }
    }

    /// <exception cref="InputException">It was not planned, or is damaged.</exception>
    public async Task<RunStage> StageAsync(string id, int stage, CancellationToken cancellation = default)
    {
        var key = StageKeyOf(id, stage);
        return await store.ReadAsync(key, cancellation) is { } content
            ? RunStage.Read(content, key)
            : throw new InputException($"{key}: does not exist; expected the plan of a stage");
    }

    /// <summary>How a run ended; null while it has not. A damaged note of it is as good as none: the run goes on and notes it again.</summary>
    public async Task<RunEnd?> EndAsync(string id, CancellationToken cancellation = default)
    {
        if (await store.ReadAsync(EndKeyOf(id), cancellation) is not { } content)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<RunEnd>(content, CoreJson.Compact);
        }
        catch (JsonException)
        {
            await store.DeleteAsync(EndKeyOf(id), cancellation);
            return null;
        }
    }

    /// <summary>Notes how a run ended; of several ends the first counts. Which one that is.</summary>
    public async Task<RunEnd> TryEndAsync(string id, RunEnd end, CancellationToken cancellation = default)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(end, CoreJson.Compact);
        return await store.TryCreateAsync(EndKeyOf(id), content, cancellation) ? end : await EndAsync(id, cancellation) ?? end;
    }

    /// <summary>Lets a run that failed or was cancelled go on.</summary>
    public Task ReopenAsync(string id, CancellationToken cancellation = default) => store.DeleteAsync(EndKeyOf(id), cancellation);

    private sealed record Document(int SchemaVersion, Timestamp PostedAt, JsonElement Request);
}
