namespace Trading.EndToEnd.Tests.Parquet;

/// <summary>Files that DuckDB wrote, in a folder of their own for as long as the tests run.</summary>
public sealed class DuckDbFiles : IDisposable
{
    private readonly Lazy<string> _folder = new(Write);

    public byte[] Read(string name) => File.ReadAllBytes(Path.Combine(_folder.Value, name));

    public Stream Open(string name) => File.OpenRead(Path.Combine(_folder.Value, name));

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            Directory.Delete(_folder.Value, recursive: true);
        }
    }

    private static string Write()
    {
        var folder = Directory.CreateTempSubdirectory("trading-parquet-").FullName;
        NodeModules.Run("duckdb-write.mjs", folder);
        return folder;
    }
}
