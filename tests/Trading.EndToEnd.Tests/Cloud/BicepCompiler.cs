using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cloud;

/// <summary>The Bicep compiler with its linter and the types of Azure's resources, as a package of the registry.</summary>
internal static class BicepCompiler
{
    // Exactly this one: another knows other types and other rules.
    private const string Version = "0.49.2";

    private static readonly Lazy<(string? Path, string Problem)> Compiler = new(Fetch);

    /// <summary>Runs it; skips the test where the registry does not serve it.</summary>
    public static (int ExitCode, string Output, string Diagnostics) Run(params string[] arguments)
    {
        var (path, problem) = Compiler.Value;
        Skip.If(path is null, problem);
        return Start(path!, arguments);
    }

    private static string Package =>
        $"Azure.Bicep.CommandLine.{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    // A restore of a project that asks for this package alone puts it into the package folder, once a machine.
    private static (string? Path, string Problem) Fetch()
    {
        using var folder = new TempFolder();
        var project = Path.Combine(folder.Path, "bicep.csproj");
        File.WriteAllText(
            project,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageDownload Include="{Package}" Version="[{Version}]" /></ItemGroup>
              <Target Name="PrintFolder"><Message Importance="high" Text="folder=$(NuGetPackageRoot)" /></Target>
            </Project>
            """);
        var (code, output, errors) = Start("dotnet", "build", project, "-restore", "-t:PrintFolder", "-nologo", "-v:minimal");
        if (code == 0)
        {
            var root = output.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("folder=", StringComparison.Ordinal))["folder=".Length..];
            return (Runnable(Path.Combine(root, Package.ToLowerInvariant(), Version, "tools", OperatingSystem.IsWindows() ? "bicep.exe" : "bicep")), "");
        }

        return output.Contains("NU1101", StringComparison.Ordinal) || output.Contains("NU1102", StringComparison.Ordinal)
            ? (null, $"The package registry does not serve {Package} {Version}, so the templates are not compiled.")
            : throw new InvalidOperationException($"{Package} could not be restored: {output}{errors}");
    }

    private static string Runnable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
        }

        return path;
    }

    private static (int ExitCode, string Output, string Errors) Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception failure)
        {
            throw new InvalidOperationException($"{program} does not start: {failure.Message}", failure);
        }
    }
}
