namespace Trading.Core.Tests.Testing;

/// <summary>Real market data beside the repository; tests that need it are skipped where it is absent.</summary>
internal static class SharedData
{
    public const string Absent = "needs ../shared/data";

    private static readonly string? Root = Find();

    public static bool IsPresent => Root is not null;

    public static string PathOf(string relative) => Path.Combine(Root!, relative);

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Trading.Functions.sln")))
        {
            folder = folder.Parent;
        }

        var data = folder is null ? null : Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data"));
        return Directory.Exists(data) ? data : null;
    }
}
