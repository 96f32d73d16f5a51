namespace Trading.Core.Orders;

/// <summary>The table of allowed order transitions. Terminal states absorb; a late fill changes amounts, never the state.</summary>
public static class OrderTransitions
{
    private static readonly bool[,] Allowed = Build();

    public static bool IsTerminal(OrderState state) =>
        state is OrderState.Filled or OrderState.Canceled or OrderState.Expired or OrderState.Rejected;

    public static bool IsAllowed(OrderState from, OrderState to) => Allowed[(int)from, (int)to];

    private static bool[,] Build()
    {
        var count = Enum.GetValues<OrderState>().Length;
        var table = new bool[count, count];
        Allow(OrderState.Intent, OrderState.InFlight, OrderState.Canceled, OrderState.Rejected);
        Allow(OrderState.InFlight, OrderState.Open, OrderState.Partial, OrderState.Filled, OrderState.Canceled, OrderState.Expired,
            OrderState.Rejected, OrderState.Unknown, OrderState.CancelInFlight);
        Allow(OrderState.Open, OrderState.Partial, OrderState.Filled, OrderState.Canceled, OrderState.Expired, OrderState.CancelInFlight);
        Allow(OrderState.Partial, OrderState.Partial, OrderState.Filled, OrderState.Canceled, OrderState.Expired, OrderState.CancelInFlight);
        Allow(OrderState.CancelInFlight, OrderState.Open, OrderState.Partial, OrderState.Filled, OrderState.Canceled, OrderState.Expired,
            OrderState.Rejected, OrderState.CancelInFlight, OrderState.Unknown);
        Allow(OrderState.Unknown, OrderState.Open, OrderState.Partial, OrderState.Filled, OrderState.Canceled, OrderState.Expired,
            OrderState.Rejected, OrderState.Unknown);
        return table;

        void Allow(OrderState from, params OrderState[] targets)
        {
            foreach (var to in targets)
            {
                table[(int)from, (int)to] = true;
            }
        }
    }
}
