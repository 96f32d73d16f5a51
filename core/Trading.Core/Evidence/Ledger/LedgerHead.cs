namespace Trading.Core.Evidence.Ledger;

/// <summary>
/// How far a ledger reaches. Kept beside it, and inside every signed verdict, it tells when entries are missing at the end, which
/// the chain alone cannot.
/// </summary>
/// <param name="Count">Entries.</param>
/// <param name="Hash">Of the last one; <see cref="LedgerEntry.Genesis"/> where there is none.</param>
public sealed record LedgerHead(long Count, string Hash)
{
    public static readonly LedgerHead Empty = new(0, LedgerEntry.Genesis);
}
