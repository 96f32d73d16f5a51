namespace Trading.Core.Policy;

/// <summary>One difference between two policies.</summary>
/// <param name="Path">The field, such as risk.daily_stop_pct or rules.table[price_move].stop_pct.</param>
/// <param name="Old">Its canonical value before; null when it was not there.</param>
/// <param name="New">Its canonical value after; null when it is gone.</param>
public sealed record PolicyChange(string Path, string? Old, string? New)
{
    public override string ToString() => $"{Path}: {Old ?? "(absent)"} -> {New ?? "(absent)"}";
}
