namespace Trading.Core.MarketData.Validation;

/// <summary>What a repair did to a series.</summary>
/// <param name="DuplicatesDropped">Rows that were equal, in every value, to another row.</param>
/// <param name="RowsMoved">Rows that came before an earlier one and were sorted into place.</param>
public readonly record struct RepairReport(int DuplicatesDropped, int RowsMoved)
{
    public bool DidNothing => DuplicatesDropped == 0 && RowsMoved == 0;

    public static RepairReport operator +(RepairReport left, RepairReport right) =>
        new(left.DuplicatesDropped + right.DuplicatesDropped, left.RowsMoved + right.RowsMoved);
}
