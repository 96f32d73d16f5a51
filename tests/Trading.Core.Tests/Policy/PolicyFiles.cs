namespace Trading.Core.Tests.Policy;

/// <summary>The files of infra/policy, embedded so that tests need no path.</summary>
internal static class PolicyFiles
{
    public static string Read(string name)
    {
        using var stream = typeof(PolicyFiles).Assembly.GetManifestResourceStream($"infra/policy/{name}")
            ?? throw new InvalidOperationException($"infra/policy/{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
