namespace Trading.Runtime.Storage;

/// <summary>What a commit outlives. Neither ever leaves half of one.</summary>
public enum SqliteDurability
{
    /// <summary>Every commit is on the disk before it returns: it outlives a power loss.</summary>
    Full,

    /// <summary>
    /// A commit outlives the end of the process, however it comes; a power loss may take the last ones back. For replays, which can be
    /// run again.
    /// </summary>
    Normal,
}
