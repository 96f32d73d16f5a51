namespace Trading.Runtime.Ports;

/// <summary>A channel's answer.</summary>
/// <param name="Outcome">What became of the delivery.</param>
/// <param name="Why">Why it was not delivered, without addresses or secrets; empty where it was.</param>
public readonly record struct DeliveryReply(DeliveryOutcome Outcome, string Why)
{
    public static DeliveryReply Delivered { get; } = new(DeliveryOutcome.Delivered, "");

    public static DeliveryReply Failed(string why) => new(DeliveryOutcome.Failed, why);

    public static DeliveryReply Refused(string why) => new(DeliveryOutcome.Refused, why);
}
