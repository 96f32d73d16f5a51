using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Portfolio;

/// <summary>
/// Cash and where it went. Cash = Opening + Deposited - Bought + Sold - Fees holds exactly, in decimal, after every event.
/// </summary>
/// <param name="Opening">Cash at the start.</param>
/// <param name="Deposited">Deposits less withdrawals since.</param>
/// <param name="Bought">Quote currency paid for base, without fees.</param>
/// <param name="Sold">Quote currency received for base, without fees.</param>
/// <param name="Fees">Fees paid.</param>
public readonly record struct Ledger(Money Opening, Money Deposited, Money Bought, Money Sold, Money Fees)
{
    public Money Cash => Opening + Deposited - Bought + Sold - Fees;

    public static Ledger Open(Money cash) => new(cash, Money.Zero, Money.Zero, Money.Zero, Money.Zero);

    public Ledger With(Fill fill) => fill.Side == Side.Buy
        ? this with { Bought = Bought + fill.Notional, Fees = Fees + fill.Fee }
        : this with { Sold = Sold + fill.Notional, Fees = Fees + fill.Fee };

    /// <summary>A deposit, or a withdrawal if negative.</summary>
    public Ledger WithTransfer(Money amount) => this with { Deposited = Deposited + amount };
}
