using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Playwright;

namespace Trading.EndToEnd.Tests.Browser;

/// <summary>
/// The distribution's Chromium, installed by whoever comes first where it is missing and apt works, also among test runs side by side;
/// and one browser for all tests of a class. Use it as a class fixture and call <see cref="OpenAsync"/>.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly Lazy<string> Problem = new(Install);
    private static readonly TimeSpan InstallTime = TimeSpan.FromMinutes(5);

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a window of a size; skips the test where there is no browser and none can be installed.</summary>
    internal Task<Window> OpenAsync(string file, int width, ColorScheme scheme) => OpenAsync(new Uri(file), width, scheme);

    /// <inheritdoc cref="OpenAsync(string, int, ColorScheme)"/>
    internal async Task<Window> OpenAsync(Uri address, int width, ColorScheme scheme)
    {
        Skip.IfNot(Problem.Value.Length == 0, Problem.Value);
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Find(), Args = Arguments });
        return await Window.OpenAsync(_browser, address, width, scheme);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string? Find() => Array.Find(Paths, File.Exists);

    // Empty where there is a browser, else why there is none.
    private static string Install()
    {
        if (Find() is not null)
        {
            return "";
        }

        using var ownership = TakeFile(Path.Combine(Path.GetTempPath(), "trading-functions-chromium.lock"));
        if (Find() is not null)
        {
            return "";
        }

        var error = Run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
        if (Find() is null)
        {
            // The lists of packages may be missing or old.
            _ = Run("apt-get", "update");
            error = Run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
        }

        return Find() is null ? $"Chromium is not installed, and apt-get cannot install it here: {error}" : "";
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            _ = output.GetAwaiter().GetResult();
            return errors.Trim();
        }
        catch (Win32Exception error)
        {
            return error.Message;
        }
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
            catch (IOException) when (waited.Elapsed < InstallTime)
            {
                Thread.Sleep(50);
            }
        }
    }
}
