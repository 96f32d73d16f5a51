using System.Text;

namespace Trading.EndToEnd.Tests.Live;

/// <summary>Secrets that are looked for wherever the program leaves something.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private LiveWorld _world = null!;

    public async Task InitializeAsync() => _world = await LiveWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SkippableFact]
    public async Task Run_Live_LeavesNoSecretInOutputFilesOrAnswers()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        var left = new List<string>();
        await using (var program = await RunningProgram.StartAsync(_world, _world.Live()))
        {
            await LiveWorld.UntilAsync(() => program.Output.Count > 0, "a cycle has ended");
            program.Http.DefaultRequestHeaders.Add("x-functions-key", _world.Secrets["TRADING_HTTP_KEY"]);
            foreach (var path in (string[])["/api/health", "/api/cycles", "/api/trades", "/api/nothing", "/api/cycles?limit=x"])
            {
                using var answer = await program.Http.GetAsync(path);
                left.Add($"{answer}{await answer.Content.ReadAsStringAsync()}");
            }

            await program.StopAsync();
            left.AddRange(program.Output);
            left.AddRange(program.Error);
        }

        left.AddRange(Directory.GetFiles(_world.Folder, "*", SearchOption.AllDirectories).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.Contains(left, text => text.Contains("executed", StringComparison.Ordinal));
        RequireClean(left);
    }

    [Fact]
    public void Cycle_VenueRefusesAndFails_LeavesNoSecretInWhatItSays()
    {
        var left = new List<string>();
        _world.Venue.Keys.Revoke(LiveWorld.KeyName);
        Run();
        _world.Secrets["COINBASE_PRIVATE_KEY"] = _world.Secrets["COINBASE_PRIVATE_KEY"][..^40] + "canary";
        Run();
        _world.Secrets["COINBASE_PRIVATE_KEY"] = "canary-that-is-no-key-at-all-41aa";
        Run();
        _world.Secrets["TRADING_VERDICT_KEY"] = "canary-verdict-key-41aa";
        Run();
        _world.Secrets["TRADING_HTTP_KEY"] = "canary-short";
        _world.Secrets["TRADING_HEARTBEAT_URL"] = "canary://heartbeat-41aa";
        Run();
        RequireClean(left);

        void Run()
        {
            foreach (var command in (string[][])[["cycle"], ["run", "--schedule", _world.Schedule]])
            {
                var run = _world.Run([.. command, .. _world.Live()]);
                Assert.True(run.Code is 2 or 3, $"{run.Code}: {run.Output}{run.Error}");
                left.AddRange([run.Output, run.Error]);
                RequireClean(left);
            }
        }
    }

    // Any stretch of a secret long enough to be of use: the lines of the private key, and the other keys as they are.
    private void RequireClean(List<string> left)
    {
        var canaries = _world.Secrets.Where(secret => secret.Key != "COINBASE_KEY_NAME").SelectMany(secret => secret.Value.Split('\n'))
            .Where(part => part.Length >= 12 && !part.StartsWith("-----", StringComparison.Ordinal))
            .ToList();
        Assert.True(canaries.Count >= 3);
        foreach (var text in left)
        {
            Assert.All(canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal));
        }
    }
}
