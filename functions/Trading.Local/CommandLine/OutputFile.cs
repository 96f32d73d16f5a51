using System.Globalization;
using Trading.Core;

namespace Trading.Local.CommandLine;

/// <summary>Writes a file whole or not at all: beside its place first, then renamed.</summary>
internal static class OutputFile
{
    /// <exception cref="InputException">It cannot be written there.</exception>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var full = Path.GetFullPath(path);
        var staged = full + string.Create(CultureInfo.InvariantCulture, $".{Environment.ProcessId}.tmp");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            await File.WriteAllBytesAsync(staged, content, cancellation);
            File.Move(staged, full, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be written: {error.Message}", error);
        }
        finally
        {
            File.Delete(staged);
        }
    }
}
