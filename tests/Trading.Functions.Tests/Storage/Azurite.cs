using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Core;
using Trading.Functions.Storage;

namespace Trading.Functions.Tests.Storage;

/// <summary>
/// One Azurite for all the storage tests of a run: on free ports of the loopback interface, with a key and a data folder of its own,
/// gone when the run is, however it ends. Each test works in a table and containers of its own.
/// </summary>
public sealed partial class Azurite : IDisposable
{
    // The first start on a machine installs it.
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(5);

    private static int _names;

    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private readonly string _folder = Directory.CreateTempSubdirectory("azurite-").FullName;
    private readonly StringBuilder _said = new();
    private readonly Process? _process;
    private readonly string _connectionString = "";
    private readonly string? _problem;

    public Azurite()
    {
        if (!IsInstalled("node") || !IsInstalled("npm") || !IsInstalled("bash"))
        {
            _problem = "Azurite needs Node.js, npm and bash; one of them is not installed";
            return;
        }

        var start = new ProcessStartInfo("bash")
        {
            ArgumentList = { Path.Combine(Root(), "infra", "azurite.sh"), "--until-eof", "--blob-port", "0", "--queue-port", "0", "--table-port", "0", _folder },
            Environment = { ["AZURITE_ACCOUNTS"] = $"test:{_key}" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        using var isUp = new ManualResetEventSlim();
        _process.OutputDataReceived += (_, line) => Heard(line.Data, isUp);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data, isUp);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var started = isUp.Wait(StartTime);
        lock (_said)
        {
            var ports = Listening().Matches(_said.ToString()).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
            if (!started || ports.Count < 3)
            {
                throw new InvalidOperationException($"Azurite did not start: {_said}");
            }

            _connectionString = "DefaultEndpointsProtocol=http;AccountName=test;AccountKey=" + _key
                + string.Concat(ports.Select(port => $";{port.Key}Endpoint=http://127.0.0.1:{port.Value}/test"));
        }
    }

    /// <summary>The key that must be found nowhere.</summary>
    public string Secret => _key;

    /// <summary>Skips the test where Azurite cannot be run. One that should start and does not is a failure.</summary>
    public void Require() => Skip.If(_problem is not null, _problem);

    public StorageConnection Connect(Action<ClientOptions>? configure = null)
    {
        var connection = StorageConnection.FromConnectionString(_connectionString);
        return configure is null ? connection : connection.With(configure);
    }

    /// <summary>For what makes clients of its own.</summary>
    internal string ConnectionString => _connectionString;

    /// <summary>A name for a table or container that nobody else uses.</summary>
    public static string NewName() => $"t{Interlocked.Increment(ref _names):D5}";

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
            _process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private void Heard(string? line, ManualResetEventSlim isUp)
    {
        lock (_said)
        {
            _said.AppendLine(line);
            if (line is null || Listening().Count(_said.ToString()) == 3)
            {
                TrySet(isUp);
            }
        }
    }

    private static void TrySet(ManualResetEventSlim isUp)
    {
        if (!isUp.IsSet)
        {
            isUp.Set();
        }
    }

    private static bool IsInstalled(string program)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Trading.Functions.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no Trading.Functions.sln above the tests");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"Azurite (\w+) service is successfully listening at http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
