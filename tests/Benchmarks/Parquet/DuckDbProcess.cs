using System.Diagnostics;

namespace Benchmarks.Parquet;

/// <summary>A DuckDB of one thread in a process of its own that answers a line with a line.</summary>
internal sealed class DuckDbProcess : IDisposable
{
    private readonly Process _process;

    public DuckDbProcess(string script)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(script);
        _process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
    }

    public string Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("DuckDB ended on: " + line);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
