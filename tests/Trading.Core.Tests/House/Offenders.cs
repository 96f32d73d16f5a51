namespace Trading.Core.Tests.House;

/// <summary>Fails with the whole list, so that one run shows everything there is to mend.</summary>
internal static class Offenders
{
    public static void None(string what, IReadOnlyCollection<string> found) =>
        Assert.True(found.Count == 0, $"{found.Count} {what}:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
}
