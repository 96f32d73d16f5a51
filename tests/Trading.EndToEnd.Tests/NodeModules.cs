using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace Trading.EndToEnd.Tests;

/// <summary>
/// The npm packages that tests check us against, in the folder <c>node</c> beside this file: installed once, by whoever comes first,
/// also among test runs side by side. Use it as a class fixture, call <see cref="Require"/> in each test, then <see cref="Run"/>.
/// </summary>
public sealed class NodeModules
{
    private static readonly Lazy<string?> Problem = new(Install);
    private static readonly TimeSpan RunTime = TimeSpan.FromMinutes(5);

    /// <summary>The folder with <c>package.json</c> and the scripts.</summary>
    public static string Folder { get; } = Path.Combine(FindRoot(), "tests", "Trading.EndToEnd.Tests", "node");

    /// <summary>Skips the test where Node.js is not installed. Packages that should install and do not are a failure.</summary>
    public static void Require()
    {
        Skip.IfNot(TryRun("node", ["--version"], out _, out _), "Node.js is not installed.");
        Skip.IfNot(TryRun(Npm, ["--version"], out _, out _), "npm is not installed.");
        Assert.True(Problem.Value is null, Problem.Value);
    }

    /// <summary>Runs one of the scripts; returns what it printed.</summary>
    public static string Run(string script, params string[] arguments) =>
        TryRun("node", [Path.Combine(Folder, script), .. arguments], out var output, out var errors)
            ? output
            : throw new InvalidOperationException($"{script} failed: {errors}");

    private static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    private static string? Install()
    {
        // Other test processes may come for the same packages: the first takes the file, the others wait for it.
        using var ownership = TakeFile(Path.Combine(Folder, "node_modules.lock"));
        var stamp = Path.Combine(Folder, "node_modules", ".installed");
        var wanted = File.ReadAllText(Path.Combine(Folder, "package.json"));
        if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted)
        {
            return null;
        }

        if (!TryRun(Npm, ["install"], out _, out var errors))
        {
            return "npm install failed: " + errors;
        }

        File.WriteAllText(stamp, wanted);
        return null;
    }

    private static FileStream TakeFile(string path)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waited.Elapsed < RunTime)
            {
                Thread.Sleep(50);
            }
        }
    }

    private static bool TryRun(string program, string[] arguments, out string output, out string errors)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        (output, errors) = ("", "");
        try
        {
            using var process = Process.Start(start)!;
            var errorText = process.StandardError.ReadToEndAsync();
            output = process.StandardOutput.ReadToEnd();
            errors = errorText.GetAwaiter().GetResult();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception error)
        {
            errors = error.Message;
            return false;
        }
    }

    private static string FindRoot()
    {
        var start = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!;
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Trading.Functions.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"no Trading.Functions.sln above {start}");
    }
}
