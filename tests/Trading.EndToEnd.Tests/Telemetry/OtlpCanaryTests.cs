using System.Text;
using Trading.EndToEnd.Tests.Live;
using Trading.Runtime.Hosting;

namespace Trading.EndToEnd.Tests.Telemetry;

/// <summary>Every secret there is, looked for in everything that leaves the program, whether it works or fails.</summary>
public sealed class OtlpCanaryTests : IAsyncLifetime
{
    private const string Marker = "canary-41aa";

    private readonly List<string> _left = [];
    private LiveWorld _world = null!;
    private OtlpSink _sink = null!;

    public async Task InitializeAsync()
    {
        (_world, _sink) = (await LiveWorld.StartAsync(), await OtlpSink.StartAsync());
        _sink.Name(_world.Secrets);
        _world.Secrets["TRADING_HTTP_KEY"] = $"http-key-{Marker}";
        _world.Secrets["TRADING_HEARTBEAT_URL"] = $"http://127.0.0.1:1/{Marker}-heart";
        _world.Secrets["TRADING_ALERT_WEBHOOK_URL"] = $"http://127.0.0.1:1/{Marker}-webhook";
        foreach (var (name, value) in (IEnumerable<(string, string)>)[
            ("HOST", "127.0.0.1"), ("PORT", "1"), ("USER", $"{Marker}-user"), ("PASSWORD", $"{Marker}-password"), ("FROM", "from@mail.example"), ("TO", "to@mail.example")])
        {
            _world.Secrets[$"TRADING_ALERT_SMTP_{name}"] = value;
        }

        _world.Secrets["OTEL_EXPORTER_OTLP_HEADERS"] = $"authorization=Bearer {Marker}-token";
    }

    public async Task DisposeAsync()
    {
        await _sink.DisposeAsync();
        await _world.DisposeAsync();
    }

    [SkippableFact]
    public async Task Program_WorksAndFails_SaysNoSecretToAnybody()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        Assert.All(HostSecrets.All, name => Assert.True(_world.Secrets.ContainsKey(name), $"{name}: has no canary"));
        Assert.Equal(0, Run("cycle", _world.Live("--slot", $"{_world.Slot}")));
        Assert.Equal(0, Run("flatten", _world.Live()));
        await RunAsync();

        // It fails while the secrets are in its hands, and where they are what is wrong.
        _world.Venue.Keys.Revoke(LiveWorld.KeyName);
        Assert.Contains(Run("cycle", _world.Live()), (int[])[2, 3]);
        _world.Secrets["COINBASE_PRIVATE_KEY"] = $"{Marker}-is-no-key";
        Assert.Equal(2, Run("cycle", _world.Live()));
        _world.Secrets["TRADING_VERDICT_KEY"] = $"{Marker}-is-no-key-either";
        Assert.Equal(2, Run("run", _world.Live("--schedule", _world.Schedule)));
        Assert.Equal(2, Run("cycle", _world.Account("paper", "--account", $"http-key-{Marker} as an account")));

        _left.AddRange(_sink.Received.Select(one => Encoding.Latin1.GetString(one.Body)));
        _left.AddRange(Directory.GetFiles(_world.Folder, "*", SearchOption.AllDirectories).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.True(_sink.Received.Select(one => one.Path).Distinct().Count() == 3, "metrics, traces and logs have come");
        Assert.Contains(_left, text => text.Contains("trading.cycle.count", StringComparison.Ordinal));
        Assert.Contains(_left, text => text.Contains("[redacted]", StringComparison.Ordinal));
        RequireClean();
    }

    private async Task RunAsync()
    {
        await using var program = await RunningProgram.StartAsync(_world, _world.Account("dry-run", "--account", "dry"));
        await LiveWorld.UntilAsync(() => program.Output.Count > 0, "a cycle has ended");
        program.Http.DefaultRequestHeaders.Add("x-functions-key", _world.Secrets["TRADING_HTTP_KEY"]);
        foreach (var path in (string[])["/api/health", "/api/cycles", "/api/trades", "/api/nothing", $"/api/trades/{_world.Secrets["TRADING_HTTP_KEY"]}", "/api/cycles?limit=x"])
        {
            using var answer = await program.Http.GetAsync(path);
            var said = await answer.Content.ReadAsStringAsync();

            // Whoever puts a secret into an address gets that address back, and nobody else does.
            _left.Add(said.Replace(path, "", StringComparison.Ordinal));
        }

        await program.StopAsync();
        _left.AddRange([.. program.Output, .. program.Error]);
    }

    private int Run(string command, string[] options)
    {
        var run = _world.Run([command, .. options]);
        _left.AddRange([run.Output, run.Error]);
        return run.Code;
    }

    private void RequireClean()
    {
        var canaries = _world.Secrets.Where(secret => !secret.Key.StartsWith("OTEL_EXPORTER_OTLP_E", StringComparison.Ordinal) && !secret.Key.StartsWith("OTEL_EXPORTER_OTLP_P", StringComparison.Ordinal)
                && (!secret.Key.StartsWith("TRADING_ALERT_SMTP_", StringComparison.Ordinal) || HostSecrets.All.Contains(secret.Key)))
            .SelectMany(secret => secret.Value.Split('\n'))
            .Where(part => part.Length >= 12 && !part.StartsWith("-----", StringComparison.Ordinal))
            .Append(Marker)
            .ToList();
        foreach (var text in _left)
        {
            Assert.All(canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal));
        }
    }
}
