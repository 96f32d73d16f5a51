namespace Trading.Core.Orders;

/// <summary>Whether an order opens risk or closes it.</summary>
public enum OrderLeg
{
    Entry,
    Exit,
}
