namespace Trading.Runtime.Tests.Testing;

/// <summary>Progress as a list, reported at once and in order.</summary>
internal sealed class ListProgress<T>(List<T> seen) : IProgress<T>
{
    public void Report(T value) => seen.Add(value);
}
