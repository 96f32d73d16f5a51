using System.Text.Json;
using Spectre.Console;
using Trading.Core.TradeLog;
using Trading.Local.Hosting;
using Trading.Local.Telemetry;

namespace Trading.Local.CommandLine;

/// <summary>Answers go to standard output, everything about the work to standard error.</summary>
internal static class Terminal
{
    private const int NarrowestWidth = 80;
    private const int WidestWidth = 120;

    /// <summary>Whether somebody is watching: neither stream goes to a file or a pipe.</summary>
    public static bool IsWatched => !Console.IsOutputRedirected && !Console.IsErrorRedirected;

    /// <summary>Where answers are drawn; plain and 80 columns wide when redirected.</summary>
    public static IAnsiConsole Output { get; } = Create(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Error { get; } = Create(Console.Error, Console.IsErrorRedirected);

    public static void Note(string message)
    {
        Console.Error.WriteLine(Secrets.Filter.Clean(message));
        HostLog.Note(message);
    }

    public static void WriteBytes(ReadOnlySpan<byte> json)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(json);
    }

    /// <summary>Writes a value in the form of all our JSON.</summary>
    public static void WriteJson<T>(T value)
    {
        WriteBytes(JsonSerializer.SerializeToUtf8Bytes(value, CoreJson.Indented));
        WriteBytes("\n"u8);
    }

    /// <summary>A value in the form of all our JSON, on one line.</summary>
    public static string LineOf<T>(T value) => JsonSerializer.Serialize(value, CoreJson.Compact);

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = isRedirected ? NarrowestWidth : Math.Clamp(console.Profile.Width, NarrowestWidth, WidestWidth);
        return console;
    }
}
