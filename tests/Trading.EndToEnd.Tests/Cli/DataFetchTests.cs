using System.Diagnostics;
using System.Text.Json;
using Trading.EndToEnd.Tests.Testing;
using Trading.FakeVenue;

namespace Trading.EndToEnd.Tests.Cli;

public sealed class DataFetchTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _temp = new();
    private FakeVenueServer _venue = null!;

    public async Task InitializeAsync() => _venue = await FakeVenueServer.StartAsync();

    public async Task DisposeAsync() => await _venue.DisposeAsync();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Fetch_KilledInTheMiddle_LeavesNothingBrokenAndContinuesToTheSameDataset()
    {
        var undisturbed = Run("undisturbed");
        Assert.Equal(0, undisturbed.Code);

        using (var process = CliRun.Start(_temp.Path, Arguments("killed")))
        {
            while (!process.WaitForExit(2) && Pieces("killed") < 2)
            {
                // Waiting for the exit is the pause between two looks.
            }

            process.Kill();
            process.WaitForExit();
        }

        Assert.False(Directory.Exists(_temp["killed"]));
        var kept = Pieces("killed");
        Assert.InRange(kept, 2, 23);
        var rerun = Run("killed");

        Assert.Equal((undisturbed.Code, undisturbed.Output), (rerun.Code, rerun.Output));
        Assert.DoesNotContain(" 0 kept", rerun.Error, StringComparison.Ordinal);
        Assert.Equal(0, CliRun.In(_temp.Path, "data", "verify", "killed").Code);
    }

    [SkippableFact]
    public void Fetch_AskedToStop_SaysHowToContinue()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        using var process = CliRun.Start(_temp.Path, Arguments("stopped"));
        while (!process.WaitForExit(2) && Pieces("stopped") < 2)
        {
            // Waiting for the exit is the pause between two looks.
        }

        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        var stopped = CliRun.Finish(process);

        Assert.Equal((130, "", "interrupted: what was fetched is kept; the same command continues from there\n"), (stopped.Code, stopped.Output, stopped.Error));
        Assert.Equal(0, Run("stopped").Code);
    }

    [Fact]
    public void Fetch_NoVenue_IsOneLine()
    {
        var run = CliRun.In(
            _temp.Path, "data", "fetch", "--products", "BTC-USD", "--from", "2025-01-01", "--out", "none", "--base-address", "http://127.0.0.1:9");

        Assert.Equal(3, run.Code);
        Assert.StartsWith("error: the venue did not answer as expected: GET /market/products", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("--base-address", "ftp://example.com", "--base-address: 'ftp://example.com' is not an address")]
    [InlineData("--base-address", "http://example.com", "is not encrypted; expected https")]
    [InlineData("--interval", "7m", "interval: '7m' is not one that Coinbase has")]
    [InlineData("--products", "NO-SUCH", "product: the venue does not list 'NO-SUCH'")]
    public void Fetch_BadInput_SaysWhatIsExpected(string option, string value, string expected)
    {
        string[] arguments = [.. Arguments("bad")];
        arguments[Array.IndexOf(arguments, option) + 1] = value;

        var run = CliRun.In(_temp.Path, arguments);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fetch_AsJson_IsTheDataset()
    {
        var run = CliRun.In(_temp.Path, [.. Arguments("json"), "--json"]);

        Assert.Equal(0, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(2, document.RootElement.GetProperty("series").GetArrayLength());
        Assert.Equal("coinbase", document.RootElement.GetProperty("venue").GetString());
    }

    // A piece that is still being written is none yet.
    private int Pieces(string name) => Directory.Exists(_temp[$"{name}.fetch"])
        ? Directory.GetFiles(_temp[$"{name}.fetch"], "*-USD*").Count(file => !file.EndsWith(".writing", StringComparison.Ordinal))
        : 0;

    private CliRun Run(string name)
    {
        var run = CliRun.In(_temp.Path, Arguments(name));
        return run with { Output = run.Output.Replace($"Dataset {name}", "Dataset", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) };
    }

    private string[] Arguments(string name) =>
    [
        "data", "fetch", "--products", "BTC-USD,ETH-USD", "--interval", "1h", "--from", "2024-01-01", "--to", "2025-01-01", "--out", name,
        "--base-address", _venue.Address.GetLeftPart(UriPartial.Authority),
    ];
}
