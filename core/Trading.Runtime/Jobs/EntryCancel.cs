using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Jobs;

/// <summary>What the venue said to the cancelling of an entry.</summary>
public sealed record EntryCancel(ClientOrderId Order, ProductId Product, CancelReply Reply);
