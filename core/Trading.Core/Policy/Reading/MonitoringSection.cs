namespace Trading.Core.Policy.Reading;

/// <summary>The section that decides nothing. As no hash knows it, what a file leaves out of it can be as shipped.</summary>
internal static class MonitoringSection
{
    public const string Key = "monitoring";

    /// <summary>The tree with everything in this section that it left out.</summary>
    public static MapNode Completed(MapNode root)
    {
        var shipped = new MapNode(root.Place, [PolicyLoader.ShippedTree.Find(Key)!]);
        return root.Find(Key) is { } given
            ? root.Without(Key) with { Entries = [.. root.Without(Key).Entries, .. shipped.MergedWith(new MapNode(root.Place, [given])).Entries] }
            : root with { Entries = [.. root.Entries, .. shipped.Entries] };
    }
}
