using System.Diagnostics;
using Trading.Core.Market;
using Trading.FakeVenue;
using Trading.Runtime.Accounts;
using Trading.Runtime.Storage;

namespace Benchmarks.Load;

/// <summary>A folder with an account that trades on paper every minute, its venue on loopback, and the program in a process of its own.</summary>
internal sealed class LoadWorld : IAsyncDisposable
{
    private const string Account = "main";
    private const string HttpPrefix = "http: ";
    private const string Policy = """
        extends: shipped
        name: load
        cycle:
          interval: 1m
          decision_delay_seconds: 2
          deadline_seconds: 45
          past_due_seconds_max: 300
        regime:
          chop:
            signals: [price_move]
        universe:
          is_discovery_on: false
          eligible_min: 1
        signals:
          enabled: [price_move]
        execution:
          is_maker_first: false
          requotes_max: 0
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("trading-load-").FullName;
    private volatile Uri? _address;
    private FakeVenueServer _venue = null!;
    private Process? _program;

    public static string Key => "a-key-of-the-load-test";

    /// <summary>What the program said that it had not to say.</summary>
    public List<string> Said { get; } = [];

    public Process Program => _program!;

    public static async Task<LoadWorld> StartAsync(int records)
    {
        var world = new LoadWorld { _venue = await FakeVenueServer.StartAsync(new FakeVenueOptions { Candle = static (product, _, _) => Quiet(product) }) };
        await File.WriteAllTextAsync(world.PathOf("policy.yaml"), Policy);
        await world.RunAsync("cycle");
        await world.FillAsync(records);
        return world;
    }

    /// <summary>Starts <c>run</c> and waits until it listens.</summary>
    public async Task<Uri> ListenAsync()
    {
        _program = Start("run", "--json", "--http", "0", "--schedule", "2 * * * * *");
        _program.OutputDataReceived += static (_, _) => { };
        _program.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } said && said.StartsWith(HttpPrefix + "http://", StringComparison.Ordinal))
            {
                _address = new Uri(said[HttpPrefix.Length..].Split(' ')[0]);
            }
            else if (line.Data is { } other)
            {
                lock (Said)
                {
                    Said.Add(other);
                }
            }
        };
        _program.BeginOutputReadLine();
        _program.BeginErrorReadLine();
        while (!_program.HasExited)
        {
            if (_address is { } address)
            {
                return address;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        throw new InvalidOperationException($"the program ended: {string.Join('\n', Said)}");
    }

    /// <summary>Records of cycles that began since.</summary>
    public async Task<List<StoredRecord>> RecordsAsync(Timestamp since)
    {
        using var store = new SqliteStateStore(PathOf("trading.db"));
        return await store.ReadRecordsAsync(Account, since, Timestamp.MaxValue, default).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is { HasExited: false })
        {
            _program.Kill();
            await _program.WaitForExitAsync();
        }

        _program?.Dispose();
        await _venue.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // Nothing happens, on enough volume to be looked at.
    private static (decimal Open, decimal High, decimal Low, decimal Close, decimal Volume) Quiet(VenueProduct product)
    {
        var price = product.Tick * 10_000;
        return (price, price + product.Tick, price - product.Tick, price, Math.Round(600_000m / price, 4));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)}: {process.ExitCode}: {await output}{await error}");
        }
    }

    // The record of the first cycle stands for those of the slots before it: what is read is as long as in earnest.
    private async Task FillAsync(int count)
    {
        using var store = new SqliteStateStore(PathOf("trading.db"));
        using var lease = new SqliteCycleLease(PathOf("trading.db"), TimeProvider.System);
        var stored = (await store.LoadAsync(Account, default))!;
        var first = await store.ReadRecordsAsync(Account, Timestamp.MinValue, Timestamp.MaxValue, default).FirstAsync();
        var grant = (await lease.AcquireAsync(Account, "load", TimeSpan.FromMinutes(1), default))!;
        var result = await store.CommitAsync(
            new AccountCommit(stored.Version, grant.Epoch, stored.Document with { RecordCount = stored.Document.RecordCount + count })
            {
                Records =
                [
                    .. Enumerable.Range(1, count).Select(i =>
                        new StoredRecord(stored.Document.RecordCount + i, first.Slot - TimeSpan.FromMinutes(14 * (count - i)), first.Json)),
                ],
            },
            default);
        await lease.ReleaseAsync(grant, default);
        Console.WriteLine($"records: {count} of {first.Json.Length / 1024.0:F1} KiB before the first request ({result})");
    }

    private Process Start(params string[] command)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Trading.Local.dll"));
        foreach (var argument in (string[])[.. command, "--mode", "paper", "--policy", "policy.yaml", "--venue-address", _venue.Address.ToString(), "--products", "ADA-USD,BTC-USD,ETH-USD,SOL-USD"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["TRADING_HTTP_KEY"] = Key;
        return Process.Start(start)!;
    }
}
