using System.Diagnostics;
using Trading.EndToEnd.Tests.Cli;

namespace Trading.EndToEnd.Tests.Live;

/// <summary>The program as a service: its lines as they come, its HTTP, and its end by a signal.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private const string HttpPrefix = "http: ";

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly List<string> _error = [];

    private RunningProgram(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, read) => Add(_output, read.Data);
        _process.ErrorDataReceived += (_, read) => Add(_error, read.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Http { get; } = new();

    public IReadOnlyList<string> Output => Copy(_output);

    public IReadOnlyList<string> Error => Copy(_error);

    public int Code => _process.ExitCode;

    /// <summary>Starts <c>run</c> with HTTP on a free port and waits until it listens; on the world's schedule where no other is given.</summary>
    public static async Task<RunningProgram> StartAsync(LiveWorld world, params string[] arguments)
    {
        var program = new RunningProgram(CliRun.Start(world.Folder, world.Secrets, ["run", "--json", "--http", "0", .. arguments.Contains("--schedule") ? [] : (string[])["--schedule", world.Schedule], .. arguments]));
        string? line = null;
        await LiveWorld.UntilAsync(
            () => program._process.HasExited || (line = program.Error.FirstOrDefault(said => said.StartsWith(HttpPrefix, StringComparison.Ordinal))) is not null,
            "the program listens");
        Assert.True(line is not null, string.Join(Environment.NewLine, program.Error));
        program.Http.BaseAddress = new Uri(line[HttpPrefix.Length..].Split(' ')[0]);
        return program;
    }

    /// <summary>Asks it to stop and waits for its end.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        }

        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static void Add(List<string> lines, string? line)
    {
        lock (lines)
        {
            if (line is not null)
            {
                lines.Add(line);
            }
        }
    }

    private static List<string> Copy(List<string> lines)
    {
        lock (lines)
        {
            return [.. lines];
        }
    }
}
