using System.Text.Json.Serialization;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Rules;

namespace Trading.Core.Risk;

/// <summary>
/// Leave to trade. Only the <see cref="RiskEngine"/> mints it, and execution accepts nothing else. One that was stored with an account
/// comes back as it was.
/// </summary>
public sealed class RiskApproved
{
    [JsonConstructor]
    private RiskApproved(Proposal? entry, Money size, Position? position, ExitReason? exit)
    {
        Entry = entry;
        Size = size;
        Position = position;
        Exit = exit;
    }

    /// <summary>The approved proposal of an entry.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Proposal? Entry { get; }

    /// <summary>Quote currency an entry may cost at most, fees included.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Money Size { get; }

    /// <summary>The position an exit closes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Position? Position { get; }

    /// <summary>Why it is closed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ExitReason? Exit { get; }

    public OrderLeg Leg => Entry is null ? OrderLeg.Exit : OrderLeg.Entry;

    internal static RiskApproved ForEntry(Proposal proposal, Money size) => new(proposal, size, position: null, exit: null);

    internal static RiskApproved ForExit(Position position, ExitReason reason) => new(entry: null, Money.Zero, position, reason);
}
