namespace Trading.Runtime.Tests.Testing;

/// <summary>Files of the repository that are no part of the program.</summary>
internal static class RepositoryFile
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Trading.Functions.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
