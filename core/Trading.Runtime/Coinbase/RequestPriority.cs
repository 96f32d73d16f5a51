namespace Trading.Runtime.Coinbase;

/// <summary>Who goes first when requests have to wait: what takes risk away, then what tells us where we stand.</summary>
public enum RequestPriority
{
    Cancel,
    Reconcile,
    Order,
    Data,
}
