namespace Trading.Core.Policy.Reading;

/// <summary>Keys and values in the order of the file.</summary>
internal sealed record MapNode(string Place, IReadOnlyList<MapEntry> Entries) : PolicyNode(Place)
{
    public override string Kind => "a map";

    public MapEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>This map with <paramref name="over"/> on top: maps merge, lists and values replace.</summary>
    public MapNode MergedWith(MapNode over)
    {
        var entries = Entries
            .Select(below => over.Find(below.Key) is { } above ? Merge(below, above) : below)
            .Concat(over.Entries.Where(above => Find(above.Key) is null));
        return new MapNode(over.Place, entries.ToArray());
    }

    public MapNode Without(string key) => this with { Entries = Entries.Where(entry => entry.Key != key).ToArray() };

    private static MapEntry Merge(MapEntry below, MapEntry above) => (below.Value, above.Value) switch
    {
        (MapNode lower, MapNode upper) => above with { Value = lower.MergedWith(upper) },
        _ => above,
    };
}
