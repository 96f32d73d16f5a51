using Trading.Core.Market;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>How far a notice has come on one channel.</summary>
/// <param name="Channel">Its name.</param>
/// <param name="State">How far.</param>
/// <param name="At">When it came there, or was last tried; null where it was not tried yet.</param>
/// <param name="Why">Why it could not be delivered; empty where it was, or was not tried.</param>
public sealed record AlertDelivery(string Channel, AlertDeliveryState State, Timestamp? At, string Why);
