namespace Trading.Core.Tests.Testing;

/// <summary>Counts what work allocates once everything around it has been set up.</summary>
internal static class Allocations
{
    private const int PassesMax = 5;

    /// <summary>
    /// Bytes of the pass that allocated least. The runtime sets things up at times of its own (a first use, code that is made faster);
    /// work that allocates does so in every pass.
    /// </summary>
    /// <param name="prepare">Gives the work of a pass; what it allocates itself does not count.</param>
    public static long Of(Func<Action> prepare)
    {
        var least = long.MaxValue;
        for (var pass = 0; pass < PassesMax && least > 0; pass++)
        {
            var work = prepare();
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
