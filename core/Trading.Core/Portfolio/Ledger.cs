using System.Text.Json.Serialization;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Portfolio;

/// <summary>
/// Cash and where it went. Cash = Opening + Deposited - Bought + Sold - Fees holds exactly, in decimal, after every event.
/// </summary>
public sealed record Ledger
{
    /// <param name="opening">Cash at the start.</param>
    /// <param name="deposited">Deposits less withdrawals since.</param>
    /// <param name="bought">Quote currency paid for base, without fees.</param>
    /// <param name="sold">Quote currency received for base, without fees.</param>
    /// <param name="fees">Fees paid.</param>
    [JsonConstructor]
    public Ledger(Money opening, Money deposited, Money bought, Money sold, Money fees)
    {
        Opening = opening;
        Deposited = deposited;
        Bought = bought;
        Sold = sold;
        Fees = fees;
        Cash = opening + deposited - bought + sold - fees;
        CashAsDouble = (double)Cash.Amount;
    }

    /// <summary>Cash at the start.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Money Opening { get; }

    /// <summary>Deposits less withdrawals since.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Money Deposited { get; }

    /// <summary>Quote currency paid for base, without fees.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Money Bought { get; }

    /// <summary>Quote currency received for base, without fees.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Money Sold { get; }

    /// <summary>Fees paid.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Money Fees { get; }

    /// <summary>What is left of all this. Worked out once, as every cycle asks for it.</summary>
    [JsonIgnore]
    public Money Cash { get; }

    /// <summary><see cref="Cash"/> for statistics.</summary>
    internal double CashAsDouble { get; }

    public static Ledger Open(Money cash) => new(cash, Money.Zero, Money.Zero, Money.Zero, Money.Zero);

    public Ledger With(Fill fill) => fill.Side == Side.Buy
        ? new Ledger(Opening, Deposited, Bought + fill.Notional, Sold, Fees + fill.Fee)
        : new Ledger(Opening, Deposited, Bought, Sold + fill.Notional, Fees + fill.Fee);

    /// <summary>A deposit, or a withdrawal if negative.</summary>
    public Ledger WithTransfer(Money amount) => new(Opening, Deposited + amount, Bought, Sold, Fees);
}
