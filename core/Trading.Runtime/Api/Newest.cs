namespace Trading.Runtime.Api;

/// <summary>The end of a stream that is read from its beginning.</summary>
internal static class Newest
{
    /// <summary>The last items, the newest first.</summary>
    public static async Task<List<T>> OfAsync<T>(IAsyncEnumerable<T> all, int count)
    {
        var newest = new Queue<T>();
        await foreach (var item in all)
        {
            newest.Enqueue(item);
            if (newest.Count > count)
            {
                newest.Dequeue();
            }
        }

        return [.. newest.Reverse()];
    }
}
