using Azure.Data.Tables;
using Trading.Runtime.Accounts;

namespace Trading.Functions.Storage;

/// <summary>A row that a commit will write.</summary>
/// <param name="Entity">The row.</param>
/// <param name="Guards">The fill that must not be stored already, for the row that says so; null for every other.</param>
internal sealed record PlannedRow(TableEntity Entity, StoredFill? Guards = null)
{
    /// <summary>At most this many bytes of a transaction.</summary>
    public int Bytes { get; } = TableLimits.BytesOf(Entity);

    /// <param name="isLeftOver">Whether a commit that was never finished left such a row; it goes.</param>
    public TableTransactionAction ToAction(bool isLeftOver) =>
        new(Guards is null || isLeftOver ? TableTransactionActionType.UpsertReplace : TableTransactionActionType.Add, Entity);
}
