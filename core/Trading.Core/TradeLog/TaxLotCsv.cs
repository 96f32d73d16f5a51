namespace Trading.Core.TradeLog;

/// <summary>Realised gains as CSV, first in, first out: exact decimals of the quote currency, times in ISO-8601 UTC.</summary>
public static class TaxLotCsv
{
    private static readonly string[] Columns = ["product", "acquired", "disposed", "quantity", "cost_basis", "proceeds", "gain"];

    /// <param name="output">Receives UTF-8; left open.</param>
    /// <param name="trades">Of one account, in any order.</param>
    public static void Write(Stream output, IEnumerable<Trade> trades)
    {
        using var sheet = new CsvSheet(output, Columns);
        foreach (var lot in TaxLots.Fifo(trades))
        {
            sheet.Add(lot.Product).Add(lot.Acquired).Add(lot.Disposed).Add(lot.Quantity);
            sheet.Add(lot.CostBasis).Add(lot.Proceeds).Add(lot.Gain);
            sheet.EndRow();
        }
    }
}
